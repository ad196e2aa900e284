"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useMemo } from "react";

import { type AnalyticsParams, formatParams, parseParams } from "./params";

/** The address as state; changing it asks for no page, because the figures are fetched for themselves. */
export function useAnalyticsParams() {
  const text = useSearchParams().toString();
  const params = useMemo(() => parseParams(Object.fromEntries(new URLSearchParams(text))), [text]);
  const go = useCallback((next: Partial<AnalyticsParams>) => {
    const now = parseParams(Object.fromEntries(new URLSearchParams(location.search)));
    const query = formatParams({ ...now, ...next });
    history.replaceState(null, "", query ? `/analytics?${query}` : "/analytics");
  }, []);
  return { params, go };
}
