import { createClient, type OperationResult } from "urql";
import { filter, map, pipe } from "wonka";

import { normalisedCache } from "@/lib/graphql/cache";

/** For tests: a client whose network says what it is told to, in that order. */
export function answering(...answers: object[]) {
  return createClient({
    url: "/graphql",
    preferGetMethod: false,
    exchanges: [
      normalisedCache(),
      () => (operations) =>
        pipe(operations, filter(({ kind }) => kind !== "teardown"), map((operation): OperationResult => ({ operation, data: answers.shift(), stale: false, hasNext: false }))),
    ],
  });
}
