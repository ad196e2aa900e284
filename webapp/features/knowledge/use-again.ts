"use client";

import { useEffect, useRef } from "react";
import type { UseQueryExecute } from "urql";

import { anew } from "@/lib/graphql/handover";

/** Asks the server again whenever `changes` has grown since the first render. */
export function useAgain(changes: number, read: UseQueryExecute) {
  const newest = useRef(read);
  const first = useRef(changes);
  useEffect(() => {
    newest.current = read;
  });
  useEffect(() => {
    if (changes !== first.current) newest.current(anew);
  }, [changes]);
}
