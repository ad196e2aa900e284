"use client";

import { useEffect, useState } from "react";

import { type FragmentType, readFragment } from "@/gql";
import { ThreadHeaderFragmentDoc } from "@/gql/graphql";

import { useConversationActions } from "../actions/use-conversation-actions";
import { readUpTo } from "./places";

export type Unread = { after: string | null };

/** Passing by with J does not count as reading. */
const DWELL_MS = 700;

/**
 * Marks the open conversation as read by this person, after a moment and only in
 * a window that is looked at. Marked unread by hand, here or in another window, it
 * stays so until something new comes (`lastId` is the newest message) or it is
 * opened again. Returns what was unread when it was opened: nothing, or what came
 * after a message, null when it is not known which.
 */
export function useMarkRead(conversationId: string, conversation: FragmentType<typeof ThreadHeaderFragmentDoc> | null, lastId: string | null): Unread | null {
  const header = readFragment(ThreadHeaderFragmentDoc, conversation);
  const { markRead } = useConversationActions();
  const isUnread = header?.isUnread ?? false;
  // What the last message was while all was read: unread again without another one, it was marked by hand.
  const [opened, setOpened] = useState({ id: "", unread: null as Unread | null, readUpTo: null as string | null });
  if (header && opened.id !== conversationId) {
    setOpened({ id: conversationId, unread: isUnread ? { after: readUpTo.get(conversationId) } : null, readUpTo: isUnread ? null : lastId });
  } else if (header && !isUnread && opened.readUpTo !== lastId) {
    setOpened({ ...opened, readUpTo: lastId });
  }
  useEffect(() => {
    if (header && !isUnread) readUpTo.set(conversationId, lastId);
  }, [conversationId, header, isUnread, lastId]);
  const isNews = isUnread && opened.readUpTo !== lastId;
  useEffect(() => {
    if (!isNews) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      clearTimeout(timer);
      if (document.visibilityState === "visible") timer = setTimeout(() => void markRead(conversationId), DWELL_MS);
    };
    look();
    document.addEventListener("visibilitychange", look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [conversationId, isNews, markRead]);
  return opened.id === conversationId ? opened.unread : null;
}
