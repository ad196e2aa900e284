"use client";

import { useEffect, useRef } from "react";

/** Runs `read` whenever `changes` has grown since the first render. */
export function useAgain(changes: number, read: () => void) {
  const newest = useRef(read);
  const first = useRef(changes);
  useEffect(() => {
    newest.current = read;
  });
  useEffect(() => {
    if (changes !== first.current) newest.current();
  }, [changes]);
}
