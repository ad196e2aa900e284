"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { useClient } from "urql";

import type { ComposerDraftFragment } from "@/gql/graphql";

import { type DraftText, saveDraft, useUnsavedDrafts } from "./unsaved-drafts";

const WAIT_MS = 800;

const empty: DraftText = { body: "", isNote: false, replyToId: null };

/**
 * The text being written, kept on the server so that it can be finished on
 * another device. It is saved a moment after the last key, and at once when the
 * thread is left; what could not be saved goes later (use-draft-saver.ts). A
 * newer draft from elsewhere is taken over unless this person is writing here.
 */
export function useDraft(conversationId: string, stored: ComposerDraftFragment | null) {
  const client = useClient();
  const unsaved = useUnsavedDrafts(({ entries }) => entries[conversationId]);
  const [draft, setDraft] = useState<DraftText>(() => unsaved ?? textOf(stored));
  const [version, setVersion] = useState(stored?.version ?? 0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const known = stored?.version ?? 0;
  if (known !== version) {
    setVersion(known);
    if (!unsaved) setDraft(textOf(stored));
  }
  if (unsaved && unsaved !== draft) setDraft(unsaved);

  const save = useCallback(() => {
    clearTimeout(timer.current);
    void saveDraft(client, conversationId);
  }, [client, conversationId]);

  const change = useCallback(
    (next: DraftText) => {
      useUnsavedDrafts.getState().put(conversationId, next);
      clearTimeout(timer.current);
      timer.current = setTimeout(save, WAIT_MS);
    },
    [conversationId, save],
  );

  /** Sent: nothing is left to keep. */
  const { isNote } = draft;
  const clear = useCallback(() => {
    useUnsavedDrafts.getState().put(conversationId, { ...empty, isNote });
    save();
  }, [conversationId, isNote, save]);

  useEffect(() => save, [save]);
  return { draft, change, clear };
}

function textOf(stored: ComposerDraftFragment | null): DraftText {
  return stored ? { body: stored.body, isNote: stored.isNote, replyToId: stored.replyToId } : empty;
}
