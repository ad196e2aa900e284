import { readFragment } from "@/gql";
import { ActivityItemFragmentDoc, MessageItemFragmentDoc, NoteItemFragmentDoc } from "@/gql/graphql";
import type { ActivityItemFragment, MessageItemFragment, NoteItemFragment, TimelinePageQuery } from "@/gql/graphql";

type Node = NonNullable<TimelinePageQuery["conversation"]>["timeline"]["edges"][number]["node"];

export type ThreadItem =
  | { type: "message"; id: string; at: string; message: MessageItemFragment }
  | { type: "note"; id: string; at: string; note: NoteItemFragment }
  | { type: "activity"; id: string; at: string; activity: ActivityItemFragment };

/** What stands between and around items on screen. */
export type ThreadRow =
  | { type: "day"; key: string; at: string }
  | { type: "unread"; key: string }
  | { type: "item"; key: string; item: ThreadItem; isFirst: boolean; isLast: boolean }
  | { type: "activities"; key: string; items: ActivityItemFragment[] };

export function toItem(node: Node): ThreadItem {
  switch (node.__typename) {
    case "Message": {
      const message = readFragment(MessageItemFragmentDoc, node);
      return { type: "message", id: message.id, at: message.occurredAt, message };
    }
    case "Note": {
      const note = readFragment(NoteItemFragmentDoc, node);
      return { type: "note", id: note.id, at: note.createdAt, note };
    }
    case "Activity": {
      const activity = readFragment(ActivityItemFragmentDoc, node);
      return { type: "activity", id: activity.id, at: activity.createdAt, activity };
    }
  }
}

/** Oldest first, each once: pages meet, and what comes late by the provider's clock goes where it belongs. */
export function merge(items: readonly ThreadItem[]): ThreadItem[] {
  const once = new Map(items.map((item) => [item.id, { item, at: moment(item) }]));
  return [...once.values()].sort((a, b) => a.at - b.at || (a.item.id < b.item.id ? -1 : 1)).map(({ item }) => item);
}

/** A conversation begins before its first message, although it was made when that had arrived. */
function moment(item: ThreadItem): number {
  const isBeginning = item.type === "activity" && item.activity.activity === "CREATED";
  return Date.parse(item.at) - (isBeginning ? 10_000 : 0);
}

const TOGETHER_MS = 3 * 60_000;

/** Whether b continues what a began: the same sender within three minutes. */
function continues(a: ThreadItem | undefined, b: ThreadItem | undefined): boolean {
  if (!a || !b || senderOf(a) === null || senderOf(a) !== senderOf(b)) return false;
  return Math.abs(Date.parse(b.at) - Date.parse(a.at)) < TOGETHER_MS;
}

/** Who speaks, or null for lines nobody speaks. */
function senderOf(item: ThreadItem): string | null {
  if (item.type === "activity") return null;
  if (item.type === "note") return `note:${item.note.isByAI ? "ai" : (item.note.authorUser?.id ?? "")}`;
  const { direction, author, authorUser, kind } = item.message;
  return kind === "SYSTEM" ? null : `${direction}:${author}:${authorUser?.id ?? ""}`;
}

/**
 * The rows of a thread: a separator where the day changes, one before the first
 * unread message, groups by sender, neighbouring activity lines folded together.
 */
export function toRows(items: readonly ThreadItem[], dayOf: (at: string) => string, unreadId: string | null): ThreadRow[] {
  const rows: ThreadRow[] = [];
  const days = daysOf(items, dayOf);
  let day = "";
  items.forEach((item, at) => {
    const today = days[at] ?? "";
    const isNewDay = today !== day;
    if (isNewDay) rows.push({ type: "day", key: `day:${today}`, at: item.at });
    day = today;
    if (item.id === unreadId) rows.push({ type: "unread", key: "unread" });
    const last = rows.at(-1);
    if (item.type === "activity") {
      if (last?.type === "activities") last.items.push(item.activity);
      else rows.push({ type: "activities", key: item.id, items: [item.activity] });
      return;
    }
    const before = last?.type === "item" ? last.item : undefined;
    const after = items[at + 1];
    const isSameDay = after && days[at + 1] === today && after.id !== unreadId;
    rows.push({
      type: "item",
      // A message we sent keeps the key under which its draft was drawn, so that it does not blink.
      key: (item.type === "message" && item.message.clientKey) || item.id,
      item,
      isFirst: !continues(before, item),
      isLast: !isSameDay || !continues(item, after),
    });
  });
  return rows;
}

const QUARTER_MS = 15 * 60_000;

/** The day of each item. It is worked out once for neighbours: days begin on a quarter of an hour in every time zone. */
function daysOf(items: readonly ThreadItem[], dayOf: (at: string) => string): string[] {
  let quarter = Number.NaN;
  let day = "";
  return items.map(({ at }) => {
    const now = Math.floor(Date.parse(at) / QUARTER_MS);
    if (now !== quarter) day = dayOf(at);
    quarter = now;
    return day;
  });
}
