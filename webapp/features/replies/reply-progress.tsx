"use client";

import { SparklesIcon } from "lucide-react";
import { useTranslations } from "next-intl";

import type { ReplyNode } from "@/gql/graphql";

import { useReplies } from "./reply-store";

/** What the AI is at, and its words as they come. */
export function ReplyProgress({ conversationId, node }: { conversationId: string; node: ReplyNode }) {
  const t = useTranslations("replies");
  const text = useReplies((state) => state.streams[conversationId] ?? "");
  return (
    <section aria-label={t("draft")} aria-busy className="mx-1.5 mb-1.5 grid gap-1 rounded-lg border border-ai-line bg-ai-wash px-3 py-2">
      <p role="status" className="flex items-center gap-1.5 text-xs font-medium text-ai-text">
        <SparklesIcon aria-hidden className="size-3.5 animate-pulse motion-reduce:animate-none" />
        {t(`progress.${node}`)}
      </p>
      {text ? (
        <p dir="auto" className="max-h-48 overflow-y-auto text-base break-words whitespace-pre-wrap">
          {text}
        </p>
      ) : null}
    </section>
  );
}
