"use client";

import { HourglassIcon, MoonIcon, TimerIcon } from "lucide-react";
import { useTranslations } from "next-intl";

import type { ConversationStatus } from "@/gql/graphql";
import { useFormat } from "@/lib/use-format";
import { cn } from "@/lib/utils";

import { useInbox } from "../inbox-context";
import { ENDING_MS } from "../thread/window";

type RowTimersProps = {
  waitingSince: string | null;
  windowExpiresAt: string | null;
  snoozedUntil: string | null;
  status: ConversationStatus;
};

/** Time that runs: how long a customer has waited, how long one may still answer, when a snooze ends. */
export function RowTimers({ waitingSince, windowExpiresAt, snoozedUntil, status }: RowTimersProps) {
  const t = useTranslations("inbox.row");
  const format = useFormat();
  const { replyTargetMs } = useInbox();
  const waited = waitingSince ? format.now.getTime() - Date.parse(waitingSince) : null;
  const left = windowExpiresAt ? Date.parse(windowExpiresAt) - format.now.getTime() : null;
  const isLate = waited !== null && waited > replyTargetMs;
  return (
    <>
      {status === "SNOOZED" ? (
        <Timer icon={<MoonIcon />} title={snoozedUntil ? t("snoozedUntil", { time: format.absolute(snoozedUntil) }) : t("snoozed")}>
          {snoozedUntil ? format.duration(Math.max(0, Date.parse(snoozedUntil) - format.now.getTime())) : t("untilReply")}
        </Timer>
      ) : null}
      {waited !== null && waitingSince ? (
        <Timer
          icon={<HourglassIcon />}
          title={t("waitingSince", { time: format.absolute(waitingSince) })}
          className={isLate ? "text-warn-text" : undefined}
        >
          {format.duration(waited)}
        </Timer>
      ) : null}
      {left !== null && left > 0 && left < ENDING_MS && status !== "RESOLVED" ? (
        <Timer icon={<TimerIcon />} title={t("windowCloses", { time: format.duration(left) })} className="text-warn-text">
          {format.duration(left)}
        </Timer>
      ) : null}
    </>
  );
}

function Timer({ icon, title, className, children }: { icon: React.ReactNode; title: string; className?: string; children: string }) {
  return (
    <span
      title={title}
      suppressHydrationWarning
      className={cn("inline-flex shrink-0 items-center gap-0.5 pr-0.5 text-2xs font-medium text-faint-foreground tabular [&_svg]:size-3", className)}
    >
      {icon}
      <span className="sr-only">{title}</span>
      <span aria-hidden suppressHydrationWarning>
        {children}
      </span>
    </span>
  );
}
