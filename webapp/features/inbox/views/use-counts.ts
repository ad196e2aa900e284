"use client";

import { useEffect } from "react";
import { useClient, useQuery } from "urql";

import { readFragment } from "@/gql";
import { InboxCountsDocument, SavedViewsDocument, ViewCountsFragmentDoc } from "@/gql/graphql";
import { anew } from "@/lib/graphql/handover";

import { useLiveSignals } from "../live/signals";

/** After a change; then at most this often, spread out so that a thousand inboxes do not ask together. */
const WAIT_MS = 900;

/** How many conversations stand in each view. Asked again, quietly, a moment after something changed. */
export function useCounts() {
  const client = useClient();
  const [{ data }] = useQuery({ query: InboxCountsDocument, variables: {} });
  const changes = useLiveSignals((state) => state.changes + state.resyncs);
  useEffect(() => {
    if (changes === 0) return;
    const timer = setTimeout(
      () => {
        void client.query(InboxCountsDocument, {}, anew).toPromise();
        void client.query(SavedViewsDocument, {}, anew).toPromise();
      },
      WAIT_MS * (0.5 + Math.random()),
    );
    return () => clearTimeout(timer);
  }, [changes, client]);
  return readFragment(ViewCountsFragmentDoc, data?.inboxCounts ?? null);
}
