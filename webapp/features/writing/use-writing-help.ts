"use client";

import { useTranslations } from "next-intl";
import { type RefObject, useCallback, useEffect, useRef, useState } from "react";

import { useActions } from "@/lib/shortcuts/registry";
import { toast } from "@/lib/toast";

import { partOf, replaced } from "./selection";
import { useImprove, type Wish } from "./use-improve";

/** One way back at a time. */
const UNDO = "writing-undo";

type Field = { input: RefObject<HTMLTextAreaElement | null>; body: string; onChange: (body: string) => void; canWrite: boolean };

/** The AI's help with the text of a field: its menu, the key for it, and what becomes of the proposal. */
export function useWritingHelp(conversationId: string, { input, body, onChange, canWrite }: Field) {
  const t = useTranslations("writing");
  const common = useTranslations("common");
  const { improvement, improve, drop } = useImprove(conversationId);
  const [isMenuOpen, setMenuOpen] = useState(false);
  const isEmpty = body.trim() === "";

  // Whoever writes on has decided: the proposal was for another text.
  useEffect(() => {
    if (improvement && improvement.part.body !== body) drop();
  }, [improvement, body, drop]);
  // And has no use for the way back, which would take what was written since.
  const accepted = useRef<{ before: string; after: string } | null>(null);
  useEffect(() => {
    if (!accepted.current || body === accepted.current.before || body === accepted.current.after) return;
    accepted.current = null;
    toast.dismiss(UNDO);
  }, [body]);

  const openMenu = () => {
    if (isEmpty) toast.info(t("empty"));
    else setMenuOpen(true);
  };
  useActions(
    canWrite
      ? [{ id: "inbox-ai", group: "composer", label: t("menu"), keys: [".", "mod+j"], run: openMenu }]
      : [],
  );

  const focus = useCallback(
    (from: number, to: number) =>
      requestAnimationFrame(() => {
        input.current?.focus();
        input.current?.setSelectionRange(from, to);
      }),
    [input],
  );
  const choose = (wish: Wish) => {
    const field = input.current;
    void improve(partOf(body, field?.selectionStart ?? 0, field?.selectionEnd ?? 0), wish);
  };
  const accept = () => {
    if (improvement?.text == null) return;
    const { part, text } = improvement;
    const after = replaced(part, text);
    accepted.current = { before: part.body, after };
    onChange(after);
    drop();
    focus(part.from + text.length, part.from + text.length);
    toast.success(t("accepted"), {
      id: UNDO,
      action: { label: common("undo"), onClick: () => (onChange(part.body), focus(part.from, part.to)) },
      duration: 10_000,
    });
  };
  const discard = () => {
    if (improvement) focus(improvement.part.from, improvement.part.to);
    drop();
  };
  const again = () => {
    if (improvement) void improve(improvement.part, improvement.wish);
  };
  return { improvement, isMenuOpen, setMenuOpen, isEmpty, choose, accept, discard, again };
}
