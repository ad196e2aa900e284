import { type Exchange, makeResult, type Operation } from "urql";
import { filter, map, merge, pipe, share } from "wonka";

/** How long an answer of the page's own request counts as fresh. */
const FRESH_MS = 3_000;

export type Handover = { put: (key: number, data: object) => void; exchange: Exchange };

/**
 * Answers a query from what the server component read for this very page, for
 * a few seconds. Unlike urql's ssrExchange it takes a second answer for the same
 * key, so going back to a page shows what that navigation fetched.
 */
export function createHandover(now: () => number = Date.now): Handover {
  const answers = new Map<number, { data: object; until: number }>();
  const has = (operation: Operation) => {
    const answer = answers.get(operation.key);
    if (answer && answer.until < now()) answers.delete(operation.key);
    // Whoever knows that something has happened since asks with `isAnew`, and gets the server's answer.
    return operation.kind === "query" && !operation.context.isAnew && answers.has(operation.key);
  };
  return {
    put: (key, data) => answers.set(key, { data, until: now() + FRESH_MS }),
    exchange:
      ({ forward }) =>
      (operations) => {
        const shared = share(operations);
        const answered = pipe(
          shared,
          filter(has),
          map((operation) => makeResult(operation, { data: answers.get(operation.key)?.data, hasNext: false })),
        );
        const passed = pipe(
          shared,
          filter((operation) => !has(operation)),
          forward,
        );
        return merge([answered, passed]);
      },
  };
}
