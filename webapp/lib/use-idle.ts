"use client";

import { useEffect } from "react";

/** Runs once the page has drawn and has nothing better to do; two seconds at most are waited. */
export function useIdle(run: () => void) {
  useEffect(() => {
    // Safari has no requestIdleCallback.
    if (!("requestIdleCallback" in window)) {
      const timer = setTimeout(run, 500);
      return () => clearTimeout(timer);
    }
    const handle = requestIdleCallback(run, { timeout: 2_000 });
    return () => cancelIdleCallback(handle);
  }, [run]);
}
