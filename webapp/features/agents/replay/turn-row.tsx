"use client";

import { ChevronDownIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";

import { ChannelBadge } from "@/components/channel-badge";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { readFragment } from "@/gql";
import { ReplaySideFieldsFragmentDoc, type ReplayTurnRowFragment } from "@/gql/graphql";
import { useFormat } from "@/lib/use-format";
import { cn } from "@/lib/utils";

import { comparisons } from "./looks";
import { TurnDetail } from "./turn-detail";

type TurnRowProps = { turn: ReplayTurnRowFragment; isRunning: boolean; canEdit: boolean };

/** What a customer asked, what would become of it now, and, opened, both answers side by side. */
export function TurnRow({ turn, isRunning, canEdit }: TurnRowProps) {
  const t = useTranslations("agents.replay");
  const tried = useTranslations("playground");
  const replies = useTranslations("replies");
  const format = useFormat();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const { state, comparison, why, question, channel, askedAt, isRight } = turn;
  const now = readFragment(ReplaySideFieldsFragmentDoc, turn.now);
  return (
    <div className="grid grid-cols-1 gap-3 px-4 py-3" data-turn={comparison ?? state}>
      <div className="flex items-start gap-3">
        <div className="grid min-w-0 flex-1 gap-1">
          <p className="flex items-start gap-1.5 text-sm">
            <ChannelBadge channel={channel} className="mt-0.5" />
            {question ? (
              <span dir="auto" className="line-clamp-2 min-w-0 break-words whitespace-pre-line">
                {question}
              </span>
            ) : (
              <span className="text-muted-foreground italic">{t("takenBack")}</span>
            )}
          </p>
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-muted-foreground">
            {comparison && why ? (
              <>
                <Badge variant={comparisons[comparison].badge}>{t(`comparison.${comparison}`)}</Badge>
                <span>{t(`why.${why}`)}</span>
              </>
            ) : (
              <span>{state === "ERROR" ? t("notTried", { why: now.reason ? replies(`reason.${now.reason}`) : t("gone") }) : t(isRunning ? "waits" : "notAsked")}</span>
            )}
            <span className="tabular" suppressHydrationWarning>
              · {format.relative(askedAt)}
            </span>
            {isRight === null ? null : <Badge variant="outline">{t(isRight ? "judgedRight" : "judgedWrong")}</Badge>}
          </p>
        </div>
        {state === "DONE" ? (
          <Button
            variant="ghost"
            size="icon-sm"
            aria-label={now.outcome ? t("compareOf", { outcome: tried(`outcome.${now.outcome}`) }) : t("compare")}
            aria-expanded={isOpen}
            aria-controls={id}
            onClick={() => setOpen(!isOpen)}
          >
            <ChevronDownIcon className={cn("transition-transform", isOpen && "rotate-180")} />
          </Button>
        ) : null}
      </div>
      {isOpen && state === "DONE" ? (
        <div id={id}>
          <TurnDetail turn={turn} canEdit={canEdit} />
        </div>
      ) : null}
    </div>
  );
}
