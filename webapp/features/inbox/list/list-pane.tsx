"use client";

import { useTranslations } from "next-intl";
import { useCallback, useEffect, useRef, useState } from "react";

import { isMarked, useInboxStore } from "../inbox-store";
import { BulkBar, BulkChanges } from "../later";
import { formatParams, type InboxParams } from "../params";
import { ListEmpty } from "./list-empty";
import { ListError } from "./list-error";
import { ListHeader } from "./list-header";
import { ListSkeleton } from "./list-skeleton";
import { NewItemsPill } from "./new-items-pill";
import { type ListRow, useConversationList } from "./use-conversation-list";
import { useListActions } from "./use-list-actions";
import { useListRefresh } from "./use-list-refresh";
import { VirtualRows } from "./virtual-rows";

const STEP_MS = 10_000;

/** Where the list stood when it was left, for who comes back to it. */
let left: { listKey: string; top: number } | undefined;

type ListPaneProps = { params: InboxParams; go: (next: Partial<InboxParams>, mode?: "push" | "replace") => void };

/** The middle pane: what the chosen view holds. */
export function ListPane({ params, go }: ListPaneProps) {
  const t = useTranslations("inbox.list");
  const scroller = useRef<HTMLDivElement>(null);
  const [isOver, setOver] = useState(false);
  const [isScrolled, setScrolled] = useState(false);
  const [isStepping, setStepping] = useState(false);
  const list = useConversationList(params, isOver || isScrolled || isStepping);
  const { checked, matching, check, clearChecked } = useInboxStore();
  const rows = list.rows;
  useListRefresh(params, list.store);
  const stepped = useRef<ReturnType<typeof setTimeout>>(undefined);
  // J and K are a cursor too: the list keeps still until they have rested for a while.
  const onStep = useCallback(() => {
    setStepping(true);
    clearTimeout(stepped.current);
    stepped.current = setTimeout(() => setStepping(false), STEP_MS);
  }, []);
  useListActions(rows, params, go, onStep);

  const newest = useRef<ListRow[]>(rows);
  useEffect(() => {
    newest.current = rows;
  });
  const onOpen = useCallback((id: string) => go({ c: id, m: undefined }), [go]);
  const onCheck = useCallback(
    (id: string, isChecked: boolean, isRange: boolean) => {
      const ids = newest.current.map((row) => row.id);
      const anchor = useInboxStore.getState().lastChecked;
      const [from, to] = [ids.indexOf(anchor ?? id), ids.indexOf(id)].sort((a, b) => a - b);
      check(isRange && from !== undefined && from >= 0 && to !== undefined ? ids.slice(from, to + 1) : [id], isChecked);
    },
    [check],
  );
  const listKey = formatParams({ ...params, c: undefined, m: undefined });
  const [place] = useState(() => (left?.listKey === listKey ? left.top : 0));
  const shownKey = useRef(listKey);
  useEffect(() => {
    clearChecked();
    if (shownKey.current !== listKey) scroller.current?.scrollTo({ top: 0 });
    shownKey.current = listKey;
  }, [listKey, clearChecked]);

  const showNew = () => {
    scroller.current?.scrollTo({ top: 0 });
    list.release();
  };
  return (
    <section
      aria-label={t("title")}
      className="relative flex h-full min-w-0 flex-col border-r"
      // A finger says nothing of where the mouse is: were the list let go under it, it would land on another row.
      onPointerEnter={({ pointerType }) => pointerType === "mouse" && setOver(true)}
      onPointerLeave={({ pointerType }) => pointerType === "mouse" && setOver(false)}
    >
      <ListHeader params={params} go={go} />
      <BulkChanges />
      {checked.size > 0 ? <BulkBar rows={rows} hasMore={list.hasMore} params={params} /> : null}
      {list.waiting > 0 ? <NewItemsPill count={list.waiting} onShow={showNew} /> : null}
      <div
        ref={scroller}
        className="min-h-0 flex-1 overflow-y-auto overscroll-contain"
        onScroll={({ currentTarget: { scrollTop: top } }) => {
          setScrolled(top > 8);
          left = { listKey, top };
        }}
      >
        {list.error && rows.length === 0 ? <ListError error={list.error} onRetry={list.store.retry} /> : null}
        {list.isLoading && rows.length === 0 ? <ListSkeleton /> : null}
        {!list.isLoading && !list.error && rows.length === 0 ? <ListEmpty params={params} go={go} /> : null}
        {rows.length > 0 ? (
          <VirtualRows
            rows={rows}
            params={params}
            scroller={scroller}
            place={place}
            isChecked={(id) => isMarked({ checked, matching }, id)}
            isChecking={checked.size > 0}
            onOpen={onOpen}
            onCheck={onCheck}
            onEnd={list.hasMore ? list.store.loadMore : undefined}
          />
        ) : null}
      </div>
    </section>
  );
}
