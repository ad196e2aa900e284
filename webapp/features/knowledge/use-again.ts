"use client";

import { useEffect, useRef } from "react";
import type { UseQueryResponse } from "urql";

import { anew } from "@/lib/graphql/handover";

/**
 * Asks the server again whenever `changes` has grown since the first render. An
 * answer that is still on its way is waited for: of two questions at once the
 * answer that comes last stays, and it may be the older one's.
 */
export function useAgain(changes: number, [{ fetching, stale }, read]: UseQueryResponse) {
  const newest = useRef(read);
  const asked = useRef(changes);
  useEffect(() => {
    newest.current = read;
  });
  const isBusy = fetching || stale;
  useEffect(() => {
    if (isBusy || changes === asked.current) return;
    asked.current = changes;
    newest.current(anew);
  }, [changes, isBusy]);
}
