"use client";

import { useCallback, useEffect, useMemo, useState } from "react";

import { TimelinePageDocument } from "@/gql/graphql";

import { useLiveSignals } from "../live/signals";
import { usePages } from "../live/use-pages";
import { merge, toItem } from "./grouping";
import { timelineVariables } from "./timeline-variables";

/**
 * A conversation's timeline, newest page first loaded, older ones on demand.
 * With `around` it is entered at an item far back instead, and goes on both ways;
 * while the newest is not loaded, `hasNewer` says so and new messages wait there.
 */
export function useTimeline(conversationId: string, around: string | null) {
  const { store, pages } = usePages(
    `${conversationId}|${around ?? ""}`,
    () => ({
      document: TimelinePageDocument,
      variablesOf: (cursor, way) => timelineVariables(conversationId, cursor === null ? { around } : way === "next" ? { before: cursor } : { after: cursor }),
      nextCursor: ({ conversation }) => {
        const page = conversation?.timeline.pageInfo;
        return page?.hasPreviousPage ? page.startCursor : null;
      },
      previousCursor: ({ conversation }) => {
        const page = conversation?.timeline.pageInfo;
        return page?.hasNextPage ? page.endCursor : null;
      },
    }),
    { isKept: true },
  );
  const resyncs = useLiveSignals((state) => state.resyncs);
  const [seenResyncs] = useState(resyncs);
  useEffect(() => {
    if (resyncs > seenResyncs) store.reread();
  }, [resyncs, seenResyncs, store]);

  const { first, content } = store;
  const items = useMemo(
    () => merge(content.flatMap(({ conversation }) => conversation?.timeline.edges.map(({ node }) => toItem(node)) ?? [])),
    [content],
  );
  const look = useCallback(
    (itemId: string) => store.look(({ conversation }) => conversation?.timeline.edges.some(({ node }) => node.id === itemId) ?? false),
    [store],
  );
  return {
    items,
    hasOlder: store.hasMore("next"),
    hasNewer: store.hasMore("previous") || store.isLoadingMore("previous"),
    isLoadingMore: store.isLoadingMore("next") || store.isLoadingMore("previous"),
    isLoading: !first?.data && !first?.error,
    isMissing: Boolean(first?.data && !first.data.conversation),
    error: pages.find((page) => page.error && !page.data)?.error,
    loadOlder: () => store.loadMore("next"),
    loadNewer: () => store.loadMore("previous"),
    /** Says which item is in the middle of what is seen. */
    look,
    retry: store.retry,
  };
}
