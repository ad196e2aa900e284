"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { useClient, type UseQueryResponse } from "urql";

import { anew } from "./handover";

/**
 * Asks the server again what a `useQuery` shows. urql's own function of that purpose
 * makes its request inside a state updater, which React runs anew with every render
 * while a less urgent update waits, as at hydration on a slow phone: each time what was
 * asked is aborted and asked again, for ever.
 */
export function useAskAgain([{ operation }]: UseQueryResponse): () => void {
  const client = useClient();
  const newest = useRef(operation);
  useEffect(() => {
    newest.current = operation;
  });
  return useCallback(() => {
    if (newest.current) client.reexecuteOperation(client.createRequestOperation("query", newest.current, anew));
  }, [client]);
}

/**
 * Asks the server again whenever `changes` has grown since the first render, and
 * when the function it returns is called. An answer that is still on its way is
 * waited for: of two questions at once the answer that comes last stays, and it may
 * be the older one's.
 */
export function useAgain(changes: number, query: UseQueryResponse): () => void {
  const [{ fetching, stale }] = query;
  const ask = useAskAgain(query);
  const [wishes, setWishes] = useState(0);
  const due = changes + wishes;
  const asked = useRef(due);
  const isBusy = fetching || stale;
  useEffect(() => {
    if (isBusy || due === asked.current) return;
    asked.current = due;
    ask();
  }, [due, isBusy, ask]);
  return useCallback(() => setWishes((before) => before + 1), []);
}
