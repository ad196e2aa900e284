"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useMemo } from "react";

import { formatParams, parseParams, type SourcesParams } from "./params";

/** The address as state; changing it asks for no page, because the lists fetch for themselves. */
export function useSourcesParams() {
  const text = useSearchParams().toString();
  const params = useMemo(() => parseParams(Object.fromEntries(new URLSearchParams(text))), [text]);
  const go = useCallback((next: Partial<SourcesParams>, mode: "push" | "replace" = "push") => {
    const now = parseParams(Object.fromEntries(new URLSearchParams(location.search)));
    const query = formatParams({ ...now, ...next });
    const url = query ? `/sources?${query}` : "/sources";
    if (url === location.pathname + location.search) return;
    if (mode === "push") history.pushState(null, "", url);
    else history.replaceState(null, "", url);
  }, []);
  return { params, go };
}
