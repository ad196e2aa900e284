"use client";

import { createContext, type ReactNode, use, useMemo, useRef, useState } from "react";

import type { Channel, MessageItemFragment } from "@/gql/graphql";

import type { InboxParams } from "../params";
import { openNow } from "../use-inbox-params";

export type MediaItem = { id: string; url: string; kind: "IMAGE" | "VIDEO"; filename: string };

/** What the parts of one open thread say to each other. */
type Thread = {
  conversationId: string;
  /** Null until the conversation is read. */
  channel: Channel | null;
  /** The message the composer answers. */
  replyTo: MessageItemFragment | null;
  setReplyTo: (message: MessageItemFragment | null) => void;
  /** The composer says where files dropped over the thread go; null while it takes none. */
  takeFiles: (taker: ((files: File[]) => void) | null) => void;
  /** Gives files to the composer. False when it takes none; asked without files, only whether it would. */
  giveFiles: (files: File[]) => boolean;
  /** Shows an item: scrolls when it is loaded, otherwise loads its surroundings. */
  jumpTo: (itemId: string) => void;
  /** The timeline says how it scrolls to an item; its answer is whether it has the item. */
  scrollWith: (scroll: ((itemId: string) => boolean) | null) => void;
  /** Back to the newest message. */
  toLatest: () => void;
  media: MediaItem | null;
  setMedia: (item: MediaItem | null) => void;
};

const ThreadContext = createContext<Thread | null>(null);

type ThreadProviderProps = {
  conversationId: string;
  channel: Channel | null;
  go: (next: Partial<InboxParams>, mode?: "push" | "replace") => void;
  children: ReactNode;
};

/** One per open conversation: keyed by it, so nothing of the last thread remains. */
export function ThreadProvider({ conversationId, channel, go, children }: ThreadProviderProps) {
  const [replyTo, setReplyTo] = useState<MessageItemFragment | null>(null);
  const [media, setMedia] = useState<MediaItem | null>(null);
  const onFiles = useRef<((files: File[]) => void) | null>(null);
  const scrollTo = useRef<((itemId: string) => boolean) | null>(null);
  const stable = useMemo(
    () => ({
      takeFiles: (taker: ((files: File[]) => void) | null) => {
        onFiles.current = taker;
      },
      giveFiles: (files: File[]) => {
        if (!onFiles.current) return false;
        if (files.length > 0) onFiles.current(files);
        return true;
      },
      scrollWith: (scroll: ((itemId: string) => boolean) | null) => {
        scrollTo.current = scroll;
      },
      jumpTo: (itemId: string) => {
        // Who has gone on meanwhile is not led to an item of another conversation.
        if (!scrollTo.current?.(itemId) && openNow() === conversationId) go({ m: itemId }, "replace");
      },
      toLatest: () => go({ m: undefined }, "replace"),
    }),
    [go, conversationId],
  );
  const thread = useMemo<Thread>(
    () => ({ conversationId, channel, replyTo, setReplyTo, media, setMedia, ...stable }),
    [conversationId, channel, replyTo, media, stable],
  );
  return <ThreadContext value={thread}>{children}</ThreadContext>;
}

export function useThread(): Thread {
  const thread = use(ThreadContext);
  if (!thread) throw new Error("useThread needs a ThreadProvider above it");
  return thread;
}
