"use client";

import { createContext, type ReactNode, use, useMemo, useRef, useState } from "react";

import type { MessageItemFragment } from "@/gql/graphql";

import type { InboxParams } from "../params";

export type MediaItem = { id: string; url: string; kind: "IMAGE" | "VIDEO"; filename: string };

/** What the parts of one open thread say to each other. */
type Thread = {
  conversationId: string;
  /** The message the composer answers. */
  replyTo: MessageItemFragment | null;
  setReplyTo: (message: MessageItemFragment | null) => void;
  /** Files dropped or pasted anywhere over the thread go here; the composer listens. */
  onFiles: { current: ((files: File[]) => void) | null };
  /** Shows an item: scrolls when it is loaded, otherwise loads its surroundings. */
  jumpTo: (itemId: string) => void;
  /** The timeline answers true when it could scroll there itself. */
  scrollTo: { current: ((itemId: string) => boolean) | null };
  /** Back to the newest message. */
  toLatest: () => void;
  media: MediaItem | null;
  setMedia: (item: MediaItem | null) => void;
};

const ThreadContext = createContext<Thread | null>(null);

type ThreadProviderProps = {
  conversationId: string;
  go: (next: Partial<InboxParams>, mode?: "push" | "replace") => void;
  children: ReactNode;
};

/** One per open conversation: keyed by it, so nothing of the last thread remains. */
export function ThreadProvider({ conversationId, go, children }: ThreadProviderProps) {
  const [replyTo, setReplyTo] = useState<MessageItemFragment | null>(null);
  const [media, setMedia] = useState<MediaItem | null>(null);
  const onFiles = useRef<((files: File[]) => void) | null>(null);
  const scrollTo = useRef<((itemId: string) => boolean) | null>(null);
  const thread = useMemo<Thread>(
    () => ({
      conversationId,
      replyTo,
      setReplyTo,
      onFiles,
      scrollTo,
      media,
      setMedia,
      jumpTo: (itemId) => {
        if (!scrollTo.current?.(itemId)) go({ m: itemId }, "replace");
      },
      toLatest: () => go({ m: undefined }, "replace"),
    }),
    [conversationId, replyTo, media, go],
  );
  return <ThreadContext value={thread}>{children}</ThreadContext>;
}

export function useThread(): Thread {
  const thread = use(ThreadContext);
  if (!thread) throw new Error("useThread needs a ThreadProvider above it");
  return thread;
}
