"use client";

import type { Route } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";

import { DialogClose } from "@/components/ui/dialog";
import type { AgentDraftFormFragment, ReplayRule } from "@/gql/graphql";

/** The address of a replay, its worst turns first; of where one is started when there is none. */
export function replayHref(id: string | null): Route {
  return `/settings/agent?tab=replay${id ? `&replay=${id}` : ""}` as Route;
}

/** What a replay says against publishing the draft, if somebody wants to know. */
export function ReplayWarning({ rule, replay }: { rule: ReplayRule; replay: AgentDraftFormFragment["replay"] }) {
  const t = useTranslations("agents.replay.warning");
  if (rule === "OFF" || replay.state === "SUPPORTED") return null;
  const isBlocked = rule === "BLOCK" && replay.unsupported > 0;
  return (
    <div role={isBlocked ? "alert" : "status"} className="grid gap-1.5 rounded-md border border-warn-line bg-warn-wash p-3 text-sm text-warn-text">
      <p>
        {t(replay.state, { count: replay.unsupported })}
        {isBlocked ? ` ${t("blocked")}` : ""}
      </p>
      <DialogClose asChild>
        <Link href={replayHref(replay.replayId)} className="w-fit font-medium underline underline-offset-2">
          {t(replay.replayId ? "look" : "start")}
        </Link>
      </DialogClose>
    </div>
  );
}
