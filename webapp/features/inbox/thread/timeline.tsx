"use client";

import { useTranslations } from "next-intl";
import { useEffect, useMemo, useState } from "react";

import { Button } from "@/components/ui/button";
import { dayKey } from "@/lib/format";
import { useFormat } from "@/lib/use-format";
import { useUserMessage } from "@/lib/user-message";

import { MediaViewer } from "./media-viewer";
import { Notice } from "./notice";
import { type ThreadItem, toRows } from "./grouping";
import { useThread } from "./thread-context";
import { ThreadRows } from "./thread-rows";
import { TimelineSkeleton } from "./timeline-skeleton";
import type { Unread } from "./use-mark-read";
import { usePendingRows } from "../composer/use-pending-rows";
import { useTimeline } from "./use-timeline";

type TimelineProps = { conversationId: string; around: string | null; unread: Unread | null; newestId: string | null };

/** Everything that happened in a conversation, newest at the bottom. */
export function Timeline({ conversationId, around, unread, newestId }: TimelineProps) {
  const t = useTranslations("inbox.thread");
  const common = useTranslations("common");
  const say = useUserMessage();
  const { ctx } = useFormat();
  const timeline = useTimeline(conversationId, around);
  const { items } = timeline;
  const pending = usePendingRows(conversationId, items);
  const mark = useUnreadMark(items, unread);
  // What one has just sent is always shown, also to who reads far back.
  const { toLatest } = useThread();
  const isSendingFarBack = timeline.hasNewer && pending.length > 0;
  useEffect(() => {
    if (isSendingFarBack) toLatest();
  }, [isSendingFarBack, toLatest]);
  const rows = useMemo(() => toRows(items, (at) => dayKey(at, ctx), mark), [items, ctx, mark]);

  if (timeline.isLoading) return <TimelineSkeleton />;
  if (timeline.error && items.length === 0) {
    return (
      <div className="grid min-h-0 flex-1 place-items-center">
        <div role="alert" className="text-center">
          <p className="text-muted-foreground">{say(timeline.error)}</p>
          <Button variant="outline" size="sm" className="mt-2" onClick={timeline.retry}>
            {common("retry")}
          </Button>
        </div>
      </div>
    );
  }
  return (
    <>
      {rows.length === 0 && pending.length === 0 ? (
        <div className="min-h-0 flex-1">
          <Notice title={t("empty")} body={t("emptyHint")} />
        </div>
      ) : (
        <ThreadRows
          rows={rows}
          pending={timeline.hasNewer ? [] : pending}
          target={around}
          hasUnread={mark !== null}
          startsAtUnread={mark !== null && unread?.after != null}
          newestId={newestId}
          hasNewer={timeline.hasNewer}
          isLoading={timeline.isLoadingMore}
          onLook={timeline.look}
          onOlder={timeline.hasOlder ? timeline.loadOlder : undefined}
          onNewer={timeline.hasNewer ? timeline.loadNewer : undefined}
        />
      )}
      <MediaViewer items={items} />
    </>
  );
}

/** Where the "new" line stands. It stays there while the thread is open, although all is read a moment later. */
function useUnreadMark(items: readonly ThreadItem[], unread: Unread | null): string | null {
  const [mark, setMark] = useState<string | null>(null);
  if (unread && mark === null) {
    const isTheirs = (item: ThreadItem) => item.type === "message" && item.message.direction === "IN";
    const known = items.findIndex(({ id }) => id === unread.after);
    const before = known >= 0 ? known : items.findLastIndex((item) => item.type === "message" && item.message.direction === "OUT");
    // Marked unread by hand, the last one is meant.
    const first = items.slice(before + 1).find(isTheirs) ?? items.findLast(isTheirs);
    if (first) setMark(first.id);
  }
  return mark;
}
