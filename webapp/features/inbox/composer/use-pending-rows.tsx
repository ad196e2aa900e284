"use client";

import { useMemo } from "react";

import type { ThreadItem } from "../thread/grouping";
import type { PendingRow } from "../thread/thread-rows";
import { useOutbox } from "./outbox";
import { PendingBubble } from "./pending-bubble";

/** What is on its way in this conversation and the timeline does not have yet. */
export function usePendingRows(conversationId: string, items: readonly ThreadItem[]): PendingRow[] {
  const entries = useOutbox((state) => state.entries);
  return useMemo(() => {
    const mine = entries.filter((entry) => entry.conversationId === conversationId);
    if (mine.length === 0) return [];
    const arrived = new Set(items.flatMap((item) => (item.type === "message" && item.message.clientKey ? [item.message.clientKey] : [])));
    return mine
      .filter(({ clientKey }) => !arrived.has(clientKey))
      .map((entry) => ({ key: entry.clientKey, node: <PendingBubble entry={entry} /> }));
  }, [entries, conversationId, items]);
}
