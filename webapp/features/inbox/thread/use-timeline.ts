"use client";

import { useEffect, useMemo, useState } from "react";

import { TimelinePageDocument } from "@/gql/graphql";

import { useLiveSignals } from "../live/signals";
import { usePages } from "../live/use-pages";
import { merge, toItem } from "./grouping";
import { timelineVariables } from "./timeline-variables";

/**
 * A conversation's timeline, newest page first loaded, older ones on demand.
 * With `around` it shows the surroundings of an item far back instead; new
 * messages are then not at its end, and `isDetached` says so.
 */
export function useTimeline(conversationId: string, around: string | null) {
  const { store, pages } = usePages(`${conversationId}|${around ?? ""}`, () => ({
    document: TimelinePageDocument,
    variablesOf: (before) => timelineVariables(conversationId, before, before ? null : around),
    nextCursor: ({ conversation }) => {
      const page = conversation?.timeline.pageInfo;
      return page?.hasPreviousPage ? page.startCursor : null;
    },
  }));
  const resyncs = useLiveSignals((state) => state.resyncs);
  const [seenResyncs] = useState(resyncs);
  useEffect(() => {
    if (resyncs > seenResyncs) store.reread();
  }, [resyncs, seenResyncs, store]);

  const items = useMemo(
    () => merge(pages.flatMap(({ data }) => data?.conversation?.timeline.edges.map(({ node }) => toItem(node)) ?? [])),
    [pages],
  );
  const first = pages[0];
  return {
    items,
    hasOlder: store.hasMore,
    isLoadingOlder: pages.length > 1 && !pages.at(-1)?.data,
    isLoading: !first?.data && !first?.error,
    isMissing: Boolean(first?.data && !first.data.conversation),
    isDetached: Boolean(around && first?.data?.conversation?.timeline.pageInfo.hasNextPage),
    error: pages.find((page) => page.error && !page.data)?.error,
    loadOlder: store.loadMore,
    retry: store.retry,
  };
}
