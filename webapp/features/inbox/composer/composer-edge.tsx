"use client";

import { TimerIcon, WifiOffIcon } from "lucide-react";
import { useTranslations } from "next-intl";

import type { ComposerConversationFragment } from "@/gql/graphql";
import { useConnection } from "@/lib/graphql/connection";

import { useInbox } from "../inbox-context";
import { firstName } from "../list/snippet";
import { usePresent } from "../live/presence";
import { countdown, type MessagingWindow } from "../thread/window";

type ComposerEdgeProps = { conversation: ComposerConversationFragment; window: MessagingWindow; isNote: boolean };

/** The line above the composer: who else is writing, how long one may still answer, whether the line is down. */
export function ComposerEdge({ conversation, window, isNote }: ComposerEdgeProps) {
  const t = useTranslations("inbox.edge");
  const { me } = useInbox();
  const isOffline = useConnection(({ state }) => state === "waiting");
  const typing = usePresent(conversation.id).filter(({ id, state }) => state === "TYPING" && id !== me.id);
  const time = "msLeft" in window ? t("time", countdown(window.msLeft)) : "";
  return (
    <div className="flex min-h-6 items-center gap-3 px-1 text-xs text-muted-foreground">
      <span role="status" className="min-w-0 flex-1 truncate empty:flex-none">
        {isOffline ? (
          <span className="inline-flex items-center gap-1 text-warn-text">
            <WifiOffIcon className="size-3" />
            {t("offline")}
          </span>
        ) : typing.length > 0 ? (
          t("typing", { count: typing.length, name: firstName(typing[0]?.name ?? "") })
        ) : conversation.contact.isBlocked ? (
          t("blocked")
        ) : conversation.socialAccount.status === "RECONNECT" ? (
          <span className="text-warn-text">{t("reconnect", { name: conversation.socialAccount.name })}</span>
        ) : null}
      </span>
      {!isNote && window.state === "OPEN" ? (
        <span className={`ml-auto inline-flex shrink-0 items-center gap-1 tabular ${window.isEnding ? "font-medium text-warn-text" : "text-faint-foreground"}`}>
          <TimerIcon className="size-3" />
          {t("closesIn", { time })}
        </span>
      ) : null}
      {!isNote && window.state === "HUMAN" ? (
        <span className="ml-auto inline-flex items-center gap-1 text-end tabular" title={t("humanHint")}>
          <TimerIcon className="size-3 shrink-0" />
          {t("humanUntil", { time })}
        </span>
      ) : null}
    </div>
  );
}
