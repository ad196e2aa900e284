"use client";

import { useEffect, useRef, useState } from "react";
import { useClient } from "urql";
import { pipe, subscribe } from "wonka";

import { ReplayEventsDocument } from "@/gql/graphql";

/** A replay changes several times a second; its turns are read again this often at most. */
const EVERY_MS = 600;

/** Grows when the replays, or the turns of one, must be read again. Counts are in the cache by then. */
export function useReplayEvents(): number {
  const client = useClient();
  const [changes, setChanges] = useState(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    const subscription = pipe(
      client.subscription(ReplayEventsDocument, { after: null }),
      subscribe(({ data }) => {
        const kind = data?.inboxEvents.event.__typename;
        if (kind !== "ReplayUpdated" && kind !== "Resync") return;
        timer.current ??= setTimeout(() => {
          timer.current = undefined;
          setChanges((before) => before + 1);
        }, EVERY_MS);
      }),
    );
    return () => {
      subscription.unsubscribe();
      clearTimeout(timer.current);
      timer.current = undefined;
    };
  }, [client]);
  return changes;
}
