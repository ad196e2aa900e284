"use client";

import { useEffect, useRef, useState } from "react";
import { useClient } from "urql";
import { pipe, subscribe } from "wonka";

import { AgentTestEventsDocument } from "@/gql/graphql";

/** A run changes several times a second; what is on the screen is read again this often at most. */
const EVERY_MS = 600;

/** Grows when the tests, or what came of them, must be read again. Counts of a run are in the cache by then. */
export function useTestEvents(): number {
  const client = useClient();
  const [changes, setChanges] = useState(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    const subscription = pipe(
      client.subscription(AgentTestEventsDocument, { after: null }),
      subscribe(({ data }) => {
        const kind = data?.inboxEvents.event.__typename;
        if (kind !== "AgentTestsUpdated" && kind !== "Resync") return;
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
