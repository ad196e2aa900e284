export type Part = { text: string; isHit: boolean };

/** Letters without their accents, each still one character long, so that places in both texts agree. */
function plain(text: string): string {
  return Array.from(text, (char) => {
    const bare = char.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
    return bare.length === char.length ? bare : char;
  }).join("");
}

/**
 * A passage in parts, those that begin with one of the words marked. The words
 * are stems as the search has them, so they match the beginning of a word.
 */
export function highlight(text: string, words: readonly string[]): Part[] {
  const stems = words.map(plain).filter((word) => word.length > 1);
  if (stems.length === 0) return [{ text, isHit: false }];
  const source = stems.toSorted((a, b) => b.length - a.length).map((stem) => stem.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")).join("|");
  const parts: Part[] = [];
  let at = 0;
  for (const match of plain(text).matchAll(new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})[\\p{L}\\p{N}]*`, "gu"))) {
    if (match.index > at) parts.push({ text: text.slice(at, match.index), isHit: false });
    at = match.index + match[0].length;
    parts.push({ text: text.slice(match.index, at), isHit: true });
  }
  if (at < text.length) parts.push({ text: text.slice(at), isHit: false });
  return parts;
}
