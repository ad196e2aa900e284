"use client";

import { createContext, type ReactNode, use, useState } from "react";

import type { Handover } from "./handover";

export const HandoverContext = createContext<Handover | null>(null);

/** One answer that a server component already has, under urql's key. Made by `prefetch`. */
export type Prefetch = { key: number; data: object };

/**
 * Hands what a server component read to the browser's cache, so that a
 * `useQuery` with the same document and variables below has data in its first
 * render: no spinner, no second request. Give it a `key` that changes with the
 * variables, so that a navigation hands over the new answer.
 */
export function Prefetched({ entries, children }: { entries: Prefetch[]; children: ReactNode }) {
  const handover = use(HandoverContext);
  const [given, give] = useState<Prefetch[] | null>(null);
  if (given !== entries) {
    for (const { key, data } of entries) handover?.put(key, data);
    give(entries);
  }
  return children;
}
