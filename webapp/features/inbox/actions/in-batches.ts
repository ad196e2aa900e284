import type { Outcome } from "./use-change";

/** The server changes no more than this by one request. */
const LIMIT = 100;

/** Changes any number of conversations, a hundred by each request, all at once. */
export async function inBatches(ids: readonly string[], change: (batch: string[]) => Promise<Outcome>): Promise<Outcome> {
  const batches: string[][] = [];
  for (let from = 0; from < ids.length; from += LIMIT) batches.push(ids.slice(from, from + LIMIT));
  return allOf(batches, change);
}

/** Changes each, all at once. The first refusal is the outcome. */
export async function allOf<T>(items: readonly T[], change: (item: T) => Promise<Outcome>): Promise<Outcome> {
  const outcomes = await Promise.all(items.map(change));
  return outcomes.find(({ error, errors }) => error ?? errors?.[0]) ?? {};
}
