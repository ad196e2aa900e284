import type { ReplyPassagesFragment } from "@/gql/graphql";

/** An answer in its parts, and the passages that were found for it. */
export type Cited<S = Source> = { parts: ReplyPassagesFragment["parts"]; sources: readonly S[] };
export type Source = ReplyPassagesFragment["sources"][number];
/** What is said of a passage wherever one is named. */
export type Passage = Pick<Source, "number" | "title" | "heading" | "text" | "page">;

/** The passages that an answer names, in the order in which one reads of them: the first is shown as 1. */
export function citedIn<S extends { number: number }>({ parts, sources }: Cited<S>): S[] {
  const known = new Map(sources.map((source) => [source.number, source]));
  return [...new Set(parts.flatMap((part) => part.sources))].flatMap((number) => known.get(number) ?? []);
}

/** A piece of what was sent: a sentence of the answer with the passages it rests on, or what stands around those. */
export type Piece = { text: string; sources: Source[] };

/** What was sent in its sentences. What a person changed, and what was put before the answer, names no passage. */
export function piecesOf(body: string, { parts, sources }: Cited): Piece[] {
  const known = new Map(sources.map((source) => [source.number, source]));
  const pieces: Piece[] = [];
  let end = 0;
  for (const part of parts) {
    const text = part.text.trim();
    const start = text ? body.indexOf(text, end) : -1;
    if (start < 0) continue;
    if (start > end) pieces.push({ text: body.slice(end, start), sources: [] });
    pieces.push({ text, sources: part.sources.flatMap((number) => known.get(number) ?? []) });
    end = start + text.length;
  }
  if (end < body.length) pieces.push({ text: body.slice(end), sources: [] });
  return pieces;
}

/** Where a passage stands: its document, what is above it there, its page. */
export function placeOf({ title, heading, page }: Pick<Passage, "title" | "heading" | "page">, inPage: (page: number) => string): string {
  const under = heading === title ? "" : heading.replace(`${title} › `, "");
  return [title, under, page ? inPage(page) : ""].filter(Boolean).join(" · ");
}
