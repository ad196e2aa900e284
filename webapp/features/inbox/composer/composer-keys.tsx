"use client";

import { useTranslations } from "next-intl";
import { useEffect } from "react";

import { TypeAhead } from "@/components/type-ahead";
import { useActions } from "@/lib/shortcuts/registry";

import { useInbox } from "../inbox-context";
import { type FocusRequest, useInboxStore } from "../inbox-store";
import { openNow } from "../use-inbox-params";

/** A thread that takes longer has failed: the keys act again. */
const PATIENCE_MS = 5_000;

/**
 * R and N. They answer whom the address names, so that none is lost while the
 * thread changes, and what is typed before its composer is there waits for it.
 */
export function ComposerKeys({ openId }: { openId: string | undefined }) {
  const t = useTranslations("inbox.composer.keys");
  const { canWrite } = useInbox();
  const { focusRequest, requestFocus } = useInboxStore();
  const answer = (mode: FocusRequest["mode"]) => () => {
    const conversationId = openNow();
    if (conversationId) requestFocus({ conversationId, mode });
  };
  const isHidden = !openId;
  useActions(
    canWrite
      ? [
          { id: "inbox-reply", group: "composer", label: t("reply"), keys: ["r"], isHidden, run: answer("reply") },
          { id: "inbox-note", group: "composer", label: t("note"), keys: ["n"], isHidden, run: answer("note") },
        ]
      : [],
  );
  useEffect(() => {
    if (!focusRequest) return;
    const giveUp = () => requestFocus(null);
    if (focusRequest.conversationId !== openNow()) return giveUp();
    const timer = setTimeout(giveUp, PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [focusRequest, openId, requestFocus]);
  return focusRequest ? <TypeAhead isField={isComposer} onEscape={() => requestFocus(null)} /> : null;
}

const isComposer = (element: Element) => element.closest("[data-thread]") !== null;
