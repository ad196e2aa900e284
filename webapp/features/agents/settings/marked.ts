export type Part = { at: number; text: string; isHit: boolean };

/** A text in parts, those marked that a finding covers; findings may overlap. Places are in UTF-16 units. */
export function marked(text: string, findings: readonly { start: number; end: number }[]): Part[] {
  const parts: Part[] = [];
  let at = 0;
  const put = (end: number, isHit: boolean) => {
    if (end > at) parts.push({ at, text: text.slice(at, end), isHit });
    at = Math.max(at, end);
  };
  for (const { start, end } of findings.toSorted((a, b) => a.start - b.start)) {
    put(start, false);
    put(end, true);
  }
  put(text.length, false);
  return parts;
}
