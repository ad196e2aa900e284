"use client";

import { useEffect, useState } from "react";
import { type TypedDocumentNode, useClient } from "urql";
import { pipe, subscribe } from "wonka";

/** Much may change within a second; what is on the screen is read again this often at most. */
const EVERY_MS = 600;

type Heard = { inboxEvents: { event: { __typename: string } } };

/** Grows when an event of one of these kinds, or a gap among events, says that what is shown must be read again. `kinds` must stay the same array. */
export function useChanges(document: TypedDocumentNode<Heard, { after?: string | null }>, kinds: readonly string[]): number {
  const client = useClient();
  const [changes, setChanges] = useState(0);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const subscription = pipe(
      client.subscription(document, { after: null }),
      subscribe(({ data }) => {
        const kind = data?.inboxEvents.event.__typename;
        if (!kind || (kind !== "Resync" && !kinds.includes(kind))) return;
        timer ??= setTimeout(() => {
          timer = undefined;
          setChanges((before) => before + 1);
        }, EVERY_MS);
      }),
    );
    return () => {
      subscription.unsubscribe();
      clearTimeout(timer);
    };
  }, [client, document, kinds]);
  return changes;
}
