"use client";

import { useEffect, useMemo, useState } from "react";

import { useWorkIn } from "@/features/replies/use-work-in";
import { readFragment } from "@/gql";
import { ConversationPageDocument, type ConversationPageQuery, ConversationPlaceFragmentDoc } from "@/gql/graphql";

import { seen, useInboxStore } from "../inbox-store";
import { usePages } from "../live/use-pages";
import { usePresence } from "../live/presence";
import { useLiveSignals } from "../live/signals";
import { filterOf, type InboxParams, sortOf } from "../params";
import { listVariables } from "./list-variables";
import { settle } from "./order";

type Node = ConversationPageQuery["conversations"]["edges"][number]["node"];
export type ListRow = { id: string; place: ReturnType<typeof placeOf>; node: Node };

function placeOf(node: Node) {
  return readFragment(ConversationPlaceFragmentDoc, node);
}

/** The list on screen: pages of the server's list, live, in an order that never moves under the cursor. */
export function useConversationList(params: InboxParams, isHeld: boolean) {
  const sort = sortOf(params);
  const key = JSON.stringify([filterOf(params), sort]);
  const { store, pages } = usePages(
    key,
    () => ({
      document: ConversationPageDocument,
      variablesOf: (after) => listVariables(params, after),
      nextCursor: ({ conversations: { pageInfo } }) => (pageInfo.hasNextPage ? pageInfo.endCursor : null),
    }),
    { isKept: true },
  );

  const now = useMemo(() => {
    const once = new Map<string, ListRow>();
    for (const page of pages) {
      for (const { node } of page.data?.conversations.edges ?? []) {
        if (!once.has(node.id)) once.set(node.id, { id: node.id, place: placeOf(node), node });
      }
    }
    return [...once.values()];
  }, [pages]);

  const resyncs = useLiveSignals((state) => state.resyncs);
  useWorkIn(useMemo(() => now.map(({ id }) => id), [now]), `${key} ${resyncs}`);

  const gone = useInboxStore((state) => state.gone);
  const back = useInboxStore((state) => state.back);
  const keep = params.c;
  const [shown, setShown] = useState(() => ({ key, now, isHeld, gone, keep, ...settle([], now, { sort, isHeld: false }) }));
  let current = shown;
  if (shown.key !== key || shown.now !== now || shown.isHeld !== isHeld || shown.gone !== gone || shown.keep !== keep) {
    const before = shown.key === key ? shown.rows : [];
    current = { key, now, isHeld, gone, keep, ...settle(before, now, { sort, isHeld, keep, gone, back }) };
    setShown(current);
  }

  useEffect(() => {
    const { seed } = usePresence.getState();
    for (const row of now) {
      seen.set(row.id, row.place);
      seed(row.id, row.node.viewers);
    }
  }, [now]);

  const first = store.first;
  return {
    rows: current.rows,
    waiting: current.waiting,
    isLoading: !first?.data && !first?.error,
    isLoadingMore: store.isLoadingMore(),
    error: pages.find((page) => page.error && !page.data)?.error,
    hasMore: store.hasMore(),
    store,
    /** Brings waiting rows into their places although the list is held. */
    release: () => setShown({ ...current, ...settle([], now, { sort, isHeld: false }) }),
  };
}
