import { type Exchange, makeResult, type Operation } from "urql";
import { filter, map, merge, pipe, share, tap } from "wonka";

/** For whoever knows that something has happened since the page was read: the server answers, not the cache and not the handover. */
export const anew = { requestPolicy: "network-only", isAnew: true } as const;

/** How long an answer of the page's own request waits for its first use, and how long after that it counts as the same use. */
const WAIT_MS = 3_000;
const USE_MS = 250;

export type Handover = { put: (key: number, data: object) => void; exchange: Exchange };

type Answer = { data: object; until: number; isUsed: boolean };

/**
 * Answers a query from what the server component read for this very page. React
 * subscribes twice while it hydrates, so one use lasts a moment; whoever asks
 * later, or after a mutation, asks the server. Unlike urql's ssrExchange it
 * takes a second answer for the same key, so going back to a page shows what
 * that navigation fetched.
 */
export function createHandover(now: () => number = Date.now): Handover {
  const answers = new Map<number, Answer>();
  const take = (operation: Operation): object | undefined => {
    const answer = operation.kind === "query" ? answers.get(operation.key) : undefined;
    if (!answer) return undefined;
    if (operation.context.isAnew || answer.until < now()) {
      answers.delete(operation.key);
      return undefined;
    }
    if (!answer.isUsed) Object.assign(answer, { isUsed: true, until: now() + USE_MS });
    return answer.data;
  };
  return {
    put: (key, data) => answers.set(key, { data, until: now() + WAIT_MS, isUsed: false }),
    exchange:
      ({ forward }) =>
      (operations) => {
        const shared = pipe(
          operations,
          tap(({ kind }) => kind === "mutation" && answers.clear()),
          map((operation) => ({ operation, data: take(operation) })),
          share,
        );
        const answered = pipe(
          shared,
          filter(({ data }) => data !== undefined),
          map(({ operation, data }) => makeResult(operation, { data, hasNext: false })),
        );
        const passed = pipe(
          shared,
          filter(({ data }) => data === undefined),
          map(({ operation }) => operation),
          forward,
        );
        return merge([answered, passed]);
      },
  };
}
