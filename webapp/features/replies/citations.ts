import type { ReplyPassagesFragment } from "@/gql/graphql";

/** An answer in its parts, and the passages that were found for it. */
export type Cited = Pick<ReplyPassagesFragment, "parts" | "sources">;
export type Source = Cited["sources"][number];

/** The passages that an answer names, in the order in which one reads of them: the first is shown as 1. */
export function citedIn({ parts, sources }: Cited): Source[] {
  const known = new Map(sources.map((source) => [source.number, source]));
  return [...new Set(parts.flatMap((part) => part.sources))].flatMap((number) => known.get(number) ?? []);
}

/** Where a passage stands: its document, what is above it there, its page. */
export function placeOf({ title, heading, page }: Source, inPage: (page: number) => string): string {
  const under = heading === title ? "" : heading.replace(`${title} › `, "");
  return [title, under, page ? inPage(page) : ""].filter(Boolean).join(" · ");
}
