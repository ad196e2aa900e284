"use client";

import { memo } from "react";

import { cn } from "@/lib/utils";

import { ActivityLines } from "./activity-lines";
import { DaySeparator } from "./day-separator";
import type { ThreadRow } from "./grouping";
import { MessageRow } from "./message-row";
import { NoteRow } from "./note-row";
import { UnreadSeparator } from "./unread-separator";

/** One row of the thread, whatever it is. */
export const ThreadRowView = memo(function ThreadRowView({ row, flash }: { row: ThreadRow; flash: string | null }) {
  switch (row.type) {
    case "day":
      return <DaySeparator at={row.at} />;
    case "unread":
      return <UnreadSeparator />;
    case "activities":
      return <ActivityLines activities={row.items} />;
    case "item": {
      const { item, isFirst, isLast } = row;
      const isFlashing = flash === item.id;
      return (
        <div className={cn("rounded-lg transition-colors duration-500", isFlashing && "bg-primary-wash")} data-item={item.id}>
          {item.type === "note" ? <NoteRow note={item.note} isFirst={isFirst} /> : null}
          {item.type === "message" ? <MessageRow message={item.message} isFirst={isFirst} isLast={isLast} /> : null}
        </div>
      );
    }
    default:
      row satisfies never;
      return null;
  }
});
