"use client";

import { PencilLineIcon, SparklesIcon } from "lucide-react";
import { useTranslations } from "next-intl";

import { useShell } from "@/components/shell/use-shell";

import { useWork } from "./work-store";

/** In a row of the list: the AI is writing there, or what it wrote waits for a person. */
export function WorkGlyph({ conversationId }: { conversationId: string }) {
  const t = useTranslations("replies.work");
  const { agent } = useShell();
  const state = useWork(({ work }) => work[conversationId]);
  if (!state || (state === "WORKING" && agent?.brake === "STOPPED")) return null;
  const Icon = state === "WORKING" ? SparklesIcon : PencilLineIcon;
  return (
    <span title={t(state)} data-ai-work={state} className="shrink-0 text-ai-text">
      <Icon aria-hidden className={`size-3.5 ${state === "WORKING" ? "animate-pulse motion-reduce:animate-none" : ""}`} />
      <span className="sr-only">{t(state)}</span>
    </span>
  );
}
