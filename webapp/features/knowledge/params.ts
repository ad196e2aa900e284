import { z } from "zod";

import type { KnowledgeAudience, KnowledgeFilter, KnowledgeStatus } from "@/gql/graphql";

/** The address of the sources' screen: which list, narrowed by what, and the question that is asked of them. */

export const states = ["reading", "ready", "failed", "changed"] as const;
export type State = (typeof states)[number];

const audiences = ["customers", "agents"] as const;

const text = (max: number) => z.string().trim().max(max).optional().catch(undefined).transform((value) => value || undefined);

const schema = z.object({
  tab: z.enum(["documents", "faqs", "suggestions", "gaps", "conflicts"]).catch("documents"),
  q: text(200),
  state: z.enum(states).optional().catch(undefined),
  audience: z.enum(audiences).optional().catch(undefined),
  tag: text(40),
  ask: text(1000),
});

export type SourcesParams = z.output<typeof schema>;

/** Reads an address. Never fails: what makes no sense is as if it were absent. */
export function parseParams(search: Record<string, string | string[] | undefined>): SourcesParams {
  const flat = Object.entries(search).map(([key, value]) => [key, Array.isArray(value) ? value[0] : value]);
  return schema.parse(Object.fromEntries(flat));
}

/** The shortest address that reads back as these params. */
export function formatParams(params: SourcesParams): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(params)) {
    if (value && value !== "documents") search.set(key, value);
  }
  return search.toString();
}

const statusesOf: Record<Exclude<State, "changed">, KnowledgeStatus[]> = {
  reading: ["QUEUED", "EXTRACTING", "CHUNKING", "EMBEDDING"],
  ready: ["INDEXED"],
  failed: ["FAILED"],
};

/** What to ask the server for. Absent when empty, so that equal questions are equal. */
export function filterOf({ q, state, audience, tag }: SourcesParams): KnowledgeFilter {
  const filter: KnowledgeFilter = {};
  if (q) filter.search = q;
  if (state === "changed") filter.hasPendingChange = true;
  else if (state) filter.statuses = statusesOf[state];
  if (audience) filter.audience = audience.toUpperCase() as KnowledgeAudience;
  if (tag) filter.tag = tag;
  return filter;
}

export function isNarrowed({ q, state, audience, tag }: SourcesParams): boolean {
  return Boolean(q ?? state ?? audience ?? tag);
}
