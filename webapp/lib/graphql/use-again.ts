"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { UseQueryResponse } from "urql";

import { anew } from "./handover";

/**
 * Asks the server again whenever `changes` has grown since the first render, and
 * when the function it returns is called. An answer that is still on its way is
 * waited for: of two questions at once the answer that comes last stays, and it may
 * be the older one's.
 */
export function useAgain(changes: number, [{ fetching, stale }, read]: UseQueryResponse): () => void {
  const [wishes, setWishes] = useState(0);
  const due = changes + wishes;
  const newest = useRef(read);
  const asked = useRef(due);
  useEffect(() => {
    newest.current = read;
  });
  const isBusy = fetching || stale;
  useEffect(() => {
    if (isBusy || due === asked.current) return;
    asked.current = due;
    newest.current(anew);
  }, [due, isBusy]);
  return useCallback(() => setWishes((before) => before + 1), []);
}
