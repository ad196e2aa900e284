"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useEffect } from "react";

import { useInbox } from "../inbox-context";
import { formatParams, type InboxParams } from "../params";
import { ConversationRow } from "./conversation-row";
import type { ListRow } from "./use-conversation-list";

type VirtualRowsProps = {
  rows: readonly ListRow[];
  params: InboxParams;
  scroller: RefObject<HTMLDivElement | null>;
  /** How far down it stands at first, in pixels. */
  place: number;
  isChecked: (id: string) => boolean;
  isChecking: boolean;
  onOpen: (id: string) => void;
  onCheck: (id: string, isChecked: boolean, isRange: boolean) => void;
  onEnd?: () => void;
};

/** Only the rows in sight exist, whether the list has 25 or 10,000. */
export function VirtualRows({ rows, params, scroller, place, isChecked, isChecking, onOpen, onCheck, onEnd }: VirtualRowsProps) {
  const { isCompact } = useInbox();
  const height = isCompact ? 60 : 76;
  // eslint-disable-next-line react-hooks/incompatible-library -- the virtualizer is read in this component only
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 8,
    initialOffset: place,
    // The server draws a screenful, so that the first paint has the list.
    initialRect: { width: 340, height: 1_000 },
  });
  useEffect(() => virtualizer.measure(), [height, virtualizer]);

  const items = virtualizer.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= rows.length - 6) onEnd?.();
  }, [last, rows.length, onEnd]);

  const selected = rows.findIndex(({ id }) => id === params.c);
  useEffect(() => {
    // A phone hides the list behind the thread: it stays where it was for who comes back.
    if (selected >= 0 && scroller.current?.clientHeight) virtualizer.scrollToIndex(selected, { align: "auto" });
    // Only when another conversation is opened: rows that move must not drag the view along.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [params.c]);

  return (
    <ul className="relative" style={{ height: virtualizer.getTotalSize() }}>
      {items.map(({ index, key, start }) => {
        const row = rows[index];
        if (!row) return null;
        return (
          <li
            key={key}
            aria-setsize={rows.length}
            aria-posinset={index + 1}
            className="absolute inset-x-0 top-0"
            style={{ height, transform: `translateY(${start}px)` }}
          >
            <ConversationRow
              conversation={row.node}
              href={`/inbox?${formatParams({ ...params, c: row.id, m: undefined })}`}
              isSelected={row.id === params.c}
              isChecked={isChecked(row.id)}
              isChecking={isChecking}
              onOpen={onOpen}
              onCheck={onCheck}
            />
          </li>
        );
      })}
    </ul>
  );
}
