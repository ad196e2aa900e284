/** A text and the part of it that is meant. */
export type Part = { body: string; from: number; to: number };

/** What is selected; the whole text when nothing is. Spaces around it stay where they are. */
export function partOf(body: string, start: number, end: number): Part {
  const [from, to] = start < end && body.slice(start, end).trim() !== "" ? [start, end] : [0, body.length];
  const text = body.slice(from, to);
  const lead = text.length - text.trimStart().length;
  return { body, from: from + lead, to: from + text.trimEnd().length };
}

export function textOf({ body, from, to }: Part): string {
  return body.slice(from, to);
}

/** The whole text with the part replaced. */
export function replaced({ body, from, to }: Part, text: string): string {
  return body.slice(0, from) + text + body.slice(to);
}
