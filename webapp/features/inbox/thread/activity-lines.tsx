"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";

import { WhyLink } from "@/features/replies/why-link";
import type { ActivityItemFragment } from "@/gql/graphql";
import { useFormat } from "@/lib/use-format";

import { useInbox } from "../inbox-context";
import { isOneOf } from "../one-of";

/** More than this many in a row fold, so that a busy conversation stays a conversation. */
const FOLD_AT = 4;

/** Who did what, quietly, between the messages. */
export function ActivityLines({ activities }: { activities: readonly ActivityItemFragment[] }) {
  const t = useTranslations("inbox.activity");
  const [isOpen, setOpen] = useState(false);
  const isFolded = !isOpen && activities.length > FOLD_AT;
  const shown = isFolded ? activities.slice(-2) : activities;
  return (
    <div className="flex flex-col items-center gap-0.5 py-1.5 text-center text-xs text-muted-foreground">
      {isFolded ? (
        <button type="button" onClick={() => setOpen(true)} className="rounded-md px-1.5 hover:bg-accent hover:text-foreground">
          {t("more", { count: activities.length - shown.length })}
        </button>
      ) : null}
      {shown.map((activity) => (
        <ActivityLine key={activity.id} activity={activity} />
      ))}
    </div>
  );
}

function ActivityLine({ activity }: { activity: ActivityItemFragment }) {
  const t = useTranslations("inbox");
  const { me } = useInbox();
  const format = useFormat();
  const isMine = activity.actor?.id === me.id;
  const detail = activity.detail ?? "";
  const values = {
    actor: isMine ? "you" : activity.actor ? "other" : "none",
    name: activity.actor?.name ?? "",
    subject: activity.subjectUser?.name ?? activity.subjectTeam?.name ?? activity.subjectLabel?.name ?? "",
    isSelf: activity.subjectUser && activity.subjectUser.id === activity.actor?.id ? "yes" : "no",
    detail: readable(detail),
  };
  return (
    <p className={activity.activity.startsWith("AI_") ? "text-ai-text" : undefined}>
      {t(`activity.${activity.activity}`, values)}
      <time dateTime={activity.createdAt} title={format.absolute(activity.createdAt)} suppressHydrationWarning className="ml-1.5 text-faint-foreground">
        {format.clock(activity.createdAt)}
      </time>
      {activity.replyRun ? <WhyLink runId={activity.replyRun.id} /> : null}
    </p>
  );

  function readable(value: string): string {
    if (activity.activity === "STATUS_CHANGED" && isOneOf(value, ["OPEN", "PENDING", "SNOOZED", "RESOLVED"])) return value;
    if (activity.activity === "PRIORITY_CHANGED" && isOneOf(value, ["NONE", "LOW", "MEDIUM", "HIGH", "URGENT"])) return t(`priority.${value}`).toLocaleLowerCase();
    return value;
  }
}
