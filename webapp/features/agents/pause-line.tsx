"use client";

import { useTranslations } from "next-intl";

import { useInbox } from "@/features/inbox/inbox-context";

import { isPause, type StandingProps } from "./agent-switch";
import { ModeIcon } from "./mode-looks";
import { useStandingText } from "./standing-text";
import { useConversationMode } from "./use-conversation-mode";

/** Under the thread's header while the AI holds back there: why, until when, and how to end it. */
export function PauseLine({ conversationId, standing }: StandingProps) {
  const t = useTranslations("agents.switch");
  const { canWrite, me } = useInbox();
  const say = useStandingText(me.id);
  const set = useConversationMode(conversationId, standing?.ownMode ?? null);
  if (!standing) return null;
  const { mode, reason } = standing.effective;
  if (!isPause(reason) && reason !== "HOURS") return null;
  return (
    <div role="status" data-agent-reason={reason} className="flex min-h-7 shrink-0 items-baseline gap-x-2 border-b border-ai-line bg-ai-wash px-4 py-1 text-xs text-ai-text">
      <ModeIcon mode={mode} className="size-3.5 shrink-0 translate-y-0.5" />
      <span className="min-w-0">{say(standing)}</span>
      {canWrite && isPause(reason) ? (
        <button type="button" onClick={() => void set(standing.ownMode)} className="shrink-0 font-medium underline underline-offset-3 max-sm:ml-auto">
          {t("resume")}
        </button>
      ) : null}
    </div>
  );
}
