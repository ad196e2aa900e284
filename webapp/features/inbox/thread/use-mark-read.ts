"use client";

import { useEffect, useState } from "react";

import { type FragmentType, readFragment } from "@/gql";
import { ThreadHeaderFragmentDoc } from "@/gql/graphql";

import { useConversationActions } from "../actions/use-conversation-actions";

/** Passing by with J does not count as reading. */
const DWELL_MS = 700;

/**
 * Marks the open conversation as read by this person, after a moment and only in
 * a window that is looked at. Returns whether it was unread when it was opened.
 */
export function useMarkRead(conversationId: string, conversation: FragmentType<typeof ThreadHeaderFragmentDoc> | null): boolean {
  const header = readFragment(ThreadHeaderFragmentDoc, conversation);
  const { markRead } = useConversationActions();
  const isUnread = header?.isUnread ?? false;
  const [opened, setOpened] = useState({ id: "", wasUnread: false, marked: false });
  if (header && opened.id !== conversationId) setOpened({ id: conversationId, wasUnread: isUnread, marked: false });
  useEffect(() => {
    if (!isUnread) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      clearTimeout(timer);
      // Marked unread by hand, it stays so until something new arrives or it is opened again.
      if (document.visibilityState === "visible") timer = setTimeout(() => void markRead(conversationId), DWELL_MS);
    };
    look();
    document.addEventListener("visibilitychange", look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [conversationId, isUnread, markRead]);
  return opened.id === conversationId && opened.wasUnread;
}
