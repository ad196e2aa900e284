"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { type TypedDocumentNode, useClient } from "urql";
import { pipe, subscribe } from "wonka";

import { useConnection } from "./connection";

/** Much may change within a second; what is on the screen is read again this often at most. */
const EVERY_MS = 400;

type Heard<E> = { inboxEvents: { event: E } };

/**
 * Counts how often what is shown must be read again: an event says so, events may
 * have been missed, or the caller knows. The second answer is for the caller.
 */
export function useChanges<E extends { __typename: string }>(
  document: TypedDocumentNode<Heard<E>, { after?: string | null }>,
  isChange: (event: E) => boolean,
): [changes: number, change: () => void] {
  const client = useClient();
  const [changes, setChanges] = useState(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const change = useCallback(() => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      setChanges((before) => before + 1);
    }, EVERY_MS);
  }, []);
  const judge = useRef(isChange);
  useEffect(() => {
    judge.current = isChange;
  });
  useEffect(() => {
    const subscription = pipe(
      client.subscription(document, { after: null }),
      subscribe(({ data }) => {
        const event = data?.inboxEvents.event;
        if (event && (event.__typename === "Resync" || judge.current(event))) change();
      }),
    );
    return () => {
      subscription.unsubscribe();
      clearTimeout(timer.current);
      timer.current = undefined;
    };
  }, [client, document, change]);

  // Between the server's reading of the page and the socket something may have happened.
  const isLive = useConnection(({ state }) => state === "live");
  useEffect(() => {
    if (isLive) change();
  }, [isLive, change]);
  return [changes, change];
}
