"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useMemo } from "react";

import { formatParams, type InboxParams, parseParams } from "./params";

/** The conversation that is open by the address, which is ahead of what is drawn while keys come fast. */
export function openNow(): string | undefined {
  return parseParams(Object.fromEntries(new URLSearchParams(location.search))).c;
}

/**
 * The address as state. Changing it is a history entry but no request for a
 * page: everything it needs is fetched by the live screen, so J and K are instant.
 */
export function useInboxParams() {
  const search = useSearchParams();
  const text = search.toString();
  const params = useMemo(() => parseParams(Object.fromEntries(new URLSearchParams(text))), [text]);
  const go = useCallback((next: Partial<InboxParams>, mode: "push" | "replace" = "push") => {
    const now = parseParams(Object.fromEntries(new URLSearchParams(location.search)));
    const query = formatParams({ ...now, ...next });
    const url = query ? `/inbox?${query}` : "/inbox";
    if (url === location.pathname + location.search) return;
    if (mode === "push") history.pushState(null, "", url);
    else history.replaceState(null, "", url);
  }, []);
  return { params, go };
}
