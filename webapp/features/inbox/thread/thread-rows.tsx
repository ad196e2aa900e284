"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useCallback, useEffect, useEffectEvent, useLayoutEffect, useRef, useState, useSyncExternalStore } from "react";

import { cn } from "@/lib/utils";

import { belowOf, estimate, keyBelow, PADDING, placement } from "./geometry";
import type { ThreadRow } from "./grouping";
import { JumpButtons } from "./jump-buttons";
import { places } from "./places";
import { ThreadRowView } from "./thread-row-view";
import { useThread } from "./thread-context";

export type PendingRow = { key: string; node: ReactNode };

type ThreadRowsProps = {
  rows: readonly ThreadRow[];
  /** What is on its way out and not yet the server's. */
  pending: readonly PendingRow[];
  /** The item to show in the middle; without one the thread stands at its end. */
  target: string | null;
  hasUnread: boolean;
  /** It is known what is new: who comes again goes on reading there. */
  startsAtUnread: boolean;
  /** The newest message of the conversation, loaded or not. */
  newestId: string | null;
  /** Whether newer items than these exist. */
  hasNewer: boolean;
  isLoading: boolean;
  /** Hears which item is in the middle of what is seen. */
  onLook: (itemId: string) => void;
  onOlder?: () => void;
  onNewer?: () => void;
};

const never = () => () => {};
const OVERSCAN = 12;
/** A screenful and more, for the first paint before anything is measured. */
const FIRST_PAINT = 30;

/** How long after a hand moved the wheel, the screen or a key what scrolls is its doing. */
const HAND_MS = 500;

/** How near an edge the next page is asked for. */
const NEAR_PX = 600;

/** The scrolling middle. Only rows in sight exist; what is loaded above or below does not move what is read. */
export function ThreadRows({ rows, pending, target, hasUnread, startsAtUnread, newestId, hasNewer, isLoading, onLook, onOlder, onNewer }: ThreadRowsProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const { conversationId, scrollWith, toLatest } = useThread();
  const isClient = useSyncExternalStore(never, () => true, () => false);
  const [isAtEnd, setAtEnd] = useState(true);
  const [flash, setFlash] = useState<string | null>(target);
  const count = rows.length + pending.length;
  const keyAt = useCallback((at: number) => rows[at]?.key ?? pending[at - rows.length]?.key ?? at, [rows, pending]);

  // eslint-disable-next-line react-hooks/incompatible-library -- the virtualizer is read in this component only
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: (at) => estimate(rows[at]),
    getItemKey: keyAt,
    overscan: OVERSCAN,
    paddingStart: PADDING.start,
    paddingEnd: PADDING.end,
    anchorTo: "end",
    // Where newer items exist the end of what is loaded is no place to stay at.
    scrollEndThreshold: hasNewer ? -1 : 80,
    enabled: isClient,
    // The first measured drawing begins where the server's ends.
    initialOffset: () => (target ? 0 : rows.reduce((sum, row) => sum + estimate(row), 0)),
  });

  const indexOf = useCallback(
    (itemId: string) => rows.findIndex((row) => (row.type === "item" ? row.item.id === itemId : row.type === "unread" && itemId === "unread")),
    [rows],
  );
  const show = useCallback(
    (itemId: string): boolean => {
      const at = indexOf(itemId);
      if (at < 0) return false;
      setAtEnd(false);
      virtualizer.scrollToIndex(at, { align: "center" });
      setFlash(itemId);
      return true;
    },
    [indexOf, virtualizer],
  );
  useEffect(() => {
    scrollWith(show);
    return () => scrollWith(null);
  }, [show, scrollWith]);
  useEffect(() => {
    if (!flash) return;
    const timer = setTimeout(() => setFlash(null), 1_600);
    return () => clearTimeout(timer);
  }, [flash]);

  // Where the thread stands when it opens: at the item asked for, at what is new, where it was left, or at its end.
  const placing = useRef(0);
  const begin = useEffectEvent(() => {
    const start = target ? indexOf(target) : startsAtUnread ? indexOf("unread") : rows.findIndex(({ key }) => key === places.get(conversationId));
    if (start < 0) return virtualizer.scrollToEnd();
    virtualizer.scrollToIndex(start, { align: target ? "center" : "start" });
    setAtEnd(false);
    placing.current = requestAnimationFrame(() => {
      placing.current = 0;
      // What is new may be all that the end shows.
      if (scroller.current && belowOf(scroller.current) < 120) setAtEnd(!hasNewer);
    });
  });
  const placedFor = useRef<string | null | undefined>(undefined);
  useLayoutEffect(() => {
    if (!isClient || placedFor.current === target) return;
    placedFor.current = target;
    begin();
  }, [isClient, target]);

  useLayoutEffect(
    () => () => {
      placedFor.current = undefined;
    },
    [],
  );

  // What one has just sent is always shown.
  const pendingCount = pending.length;
  const before = useRef(pendingCount);
  useLayoutEffect(() => {
    if (pendingCount > before.current) virtualizer.scrollToEnd();
    before.current = pendingCount;
  }, [pendingCount, virtualizer]);

  // Who reads the end goes on reading it: while messages come faster than they are drawn, the composer grows and
  // shrinks, a phone's keyboard comes and goes.
  const stayAtEnd = useEffectEvent(() => isAtEnd && !hasNewer && placing.current === 0 && virtualizer.scrollToEnd());
  const lastKey = count > 0 ? keyAt(count - 1) : null;
  useLayoutEffect(() => void stayAtEnd(), [lastKey]);
  useEffect(() => {
    if (!scroller.current) return;
    const observer = new ResizeObserver(() => stayAtEnd());
    observer.observe(scroller.current);
    return () => observer.disconnect();
  }, []);

  const fetchNear = () => {
    const box = scroller.current;
    if (!box || isLoading) return;
    if (box.scrollTop < NEAR_PX) onOlder?.();
    else if (belowOf(box) < NEAR_PX) onNewer?.();
  };
  const hasScrolled = useRef(false);
  const scrolled = useRef({ top: 0, height: 0 });
  const movedAt = useRef(-Infinity);
  useEffect(() => {
    const listening = new AbortController();
    const byHand = () => {
      movedAt.current = performance.now();
    };
    for (const how of ["wheel", "touchmove", "keydown"]) scroller.current?.addEventListener(how, byHand, { passive: true, signal: listening.signal });
    return () => listening.abort();
  }, []);
  const onScroll = () => {
    if (!scroller.current) return;
    const { scrollTop: top, scrollHeight: height } = scroller.current;
    hasScrolled.current = true;
    // Only who moves up leaves the end: what has just grown below has not been scrolled to yet, and
    // what turns out smaller than it was taken for pulls up by itself.
    const isByHand = height === scrolled.current.height || performance.now() - movedAt.current < HAND_MS;
    const isLow = belowOf(scroller.current) < 120;
    places.set(conversationId, isLow && !hasNewer ? null : keyBelow(rows, virtualizer.getVirtualItemForOffset(top)?.index));
    if (isLow) setAtEnd(!hasNewer);
    else if (top < scrolled.current.top && isByHand) setAtEnd(false);
    scrolled.current = { top, height };
    fetchNear();
  };
  // Who reached an edge while a page was on its way scrolls no further, so nothing else asks for the next one.
  const goOn = useEffectEvent(() => hasScrolled.current && fetchNear());
  useEffect(() => {
    if (isLoading) return;
    const frame = requestAnimationFrame(goOn);
    return () => cancelAnimationFrame(frame);
  }, [isLoading, rows.length]);
  const isAtNewest = isAtEnd && !hasNewer;
  const [seenId, setSeenId] = useState(newestId);
  if (isAtNewest && seenId !== newestId) setSeenId(newestId);
  const items = virtualizer.getVirtualItems();
  const drawn = items.length > 0 ? items : rowsAtEnd(count, keyAt);
  const middle = rows[items[Math.floor(items.length / 2)]?.index ?? -1];
  const middleId = middle?.type === "item" ? middle.item.id : null;
  useEffect(() => {
    if (middleId) onLook(middleId);
  }, [middleId, onLook]);
  // Jumping is offered only to where one is not.
  const unreadAt = indexOf("unread");
  const isUnreadInSight = unreadAt >= 0 && unreadAt >= (virtualizer.range?.startIndex ?? 0);
  const render = (at: number) => {
    const row = rows[at];
    return row ? <ThreadRowView row={row} flash={flash} /> : (pending[at - rows.length]?.node ?? null);
  };
  return (
    <div className="relative min-h-0 flex-1">
      <div ref={scroller} onScroll={onScroll} className="h-full overflow-y-auto overscroll-contain [overflow-anchor:none]">
        {/* The same elements and boxes before and after the browser has measured them: what the server drew is not painted again. */}
        <div
          className={cn("relative mx-auto flex w-full max-w-3xl flex-col justify-end", !isClient && "h-full overflow-hidden pb-2")}
          style={isClient ? { height: virtualizer.getTotalSize(), minHeight: "100%" } : undefined}
        >
          <div
            className={cn("px-4", isClient && "absolute inset-x-0")}
            style={isClient ? placement(virtualizer.getTotalSize(), scroller.current?.clientHeight ?? 0, items[0]?.start) : undefined}
          >
            {drawn.map(({ index, key }) => (
              <div key={key} data-index={index} ref={isClient ? virtualizer.measureElement : undefined}>
                {render(index)}
              </div>
            ))}
          </div>
        </div>
      </div>
      <JumpButtons
        isAtEnd={isAtNewest}
        hasNews={seenId !== newestId}
        canJumpToUnread={hasUnread && !isUnreadInSight}
        onUnread={() => show("unread")}
        onLatest={() => (hasNewer ? toLatest() : virtualizer.scrollToEnd({ behavior: "smooth" }))}
      />
    </div>
  );
}

/** What is drawn before anything is measured: the last screenful. */
function rowsAtEnd(count: number, keyAt: (at: number) => number | string) {
  const from = Math.max(0, count - FIRST_PAINT);
  return Array.from({ length: count - from }, (_, at) => ({ index: from + at, key: keyAt(from + at) }));
}
