"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { useClient } from "urql";

import { type ComposerDraftFragment, SaveDraftDocument } from "@/gql/graphql";
import { whileLeaving } from "@/lib/graphql/request";

const WAIT_MS = 800;

export type DraftText = { body: string; isNote: boolean; replyToId: string | null };

const empty: DraftText = { body: "", isNote: false, replyToId: null };

/**
 * The text being written, kept on the server so that it can be finished on
 * another device. It is saved a moment after the last key, and at once when the
 * thread is left. A newer draft from elsewhere is taken over unless this person
 * is writing here.
 */
export function useDraft(conversationId: string, stored: ComposerDraftFragment | null) {
  const client = useClient();
  const [draft, setDraft] = useState<DraftText>(() => textOf(stored));
  const [version, setVersion] = useState(stored?.version ?? 0);
  const unsaved = useRef<DraftText | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [isDirty, setDirty] = useState(false);

  const known = stored?.version ?? 0;
  if (known !== version) {
    setVersion(known);
    if (!isDirty) setDraft(textOf(stored));
  }

  const flush = useCallback(async (context?: typeof whileLeaving) => {
    clearTimeout(timer.current);
    const text = unsaved.current;
    if (!text) return;
    unsaved.current = null;
    const { error } = await client.mutation(SaveDraftDocument, { input: { conversationId, ...text } }, context).toPromise();
    // Lost on the way: it is in this tab still and goes with the next key, or when the line is back.
    if (error) unsaved.current ??= text;
    if (unsaved.current === null) setDirty(false);
  }, [client, conversationId]);

  const change = useCallback(
    (next: DraftText) => {
      setDraft(next);
      setDirty(true);
      unsaved.current = next;
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), WAIT_MS);
    },
    [flush],
  );

  /** Sent: nothing is left to keep. */
  const clear = useCallback(() => {
    setDraft((before) => ({ ...empty, isNote: before.isNote }));
    unsaved.current = empty;
    void flush();
  }, [flush]);

  const leave = useCallback(() => void flush(whileLeaving), [flush]);
  useEffect(() => {
    const now = () => void flush();
    addEventListener("pagehide", leave);
    addEventListener("online", now);
    return () => {
      removeEventListener("pagehide", leave);
      removeEventListener("online", now);
      now();
    };
  }, [flush, leave]);
  // A reload asks for the new page before it hides the old one, and that page shows what is kept by then.
  useEffect(() => {
    if (!isDirty) return;
    addEventListener("beforeunload", leave);
    return () => removeEventListener("beforeunload", leave);
  }, [isDirty, leave]);

  return { draft, change, clear };
}

function textOf(stored: ComposerDraftFragment | null): DraftText {
  return stored ? { body: stored.body, isNote: stored.isNote, replyToId: stored.replyToId } : empty;
}
