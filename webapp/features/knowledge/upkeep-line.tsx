"use client";

import { CalendarClockIcon, CalendarOffIcon, HistoryIcon } from "lucide-react";
import { useTranslations } from "next-intl";

import { Button } from "@/components/ui/button";
import { ReviewKnowledgeSourceDocument, type UpkeepFragment } from "@/gql/graphql";
import { usePayload } from "@/lib/graphql/use-payload";
import { toast } from "@/lib/toast";
import { useFormat } from "@/lib/use-format";

import { lastDayOf, standingOf } from "./upkeep";

type UpkeepLineProps = { id: string; title: string; upkeep: UpkeepFragment; canEdit: boolean };

/** What a source's dates mean today, and the press that says that it is still right. */
export function UpkeepLine({ id, title, upkeep, canEdit }: UpkeepLineProps) {
  const t = useTranslations("sources.upkeep");
  const format = useFormat();
  const review = usePayload(ReviewKnowledgeSourceDocument);
  const standing = standingOf(upkeep, format.now);
  const confirm = async () => {
    if (await review({ id })) toast.success(t("reviewed", { name: title }));
  };
  if (standing === "FINE") return null;
  if (standing !== "OVERDUE") {
    const date = standing === "NOT_YET" ? (upkeep.validFrom ?? "") : `${lastDayOf(upkeep.validUntil)}T12:00`;
    const Icon = standing === "ENDS" ? CalendarClockIcon : CalendarOffIcon;
    return (
      <span className={`flex items-start gap-1.5 text-xs ${standing === "ENDS" ? "text-muted-foreground" : "font-medium text-warn-text"}`}>
        <Icon aria-hidden className="mt-px size-3.5 shrink-0" />
        {t(`standing.${standing}`, { date: format.date(date) })}
      </span>
    );
  }
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs">
      <span className="flex items-center gap-1.5 font-medium text-warn-text" title={t("overdueHint")}>
        <HistoryIcon aria-hidden className="size-3.5 shrink-0" />
        {upkeep.owner ? t("overdueFor", { name: upkeep.owner.name }) : t("overdue")}
      </span>
      {canEdit ? (
        <Button
          variant="outline"
          size="sm"
          aria-label={`${t("stillRight")}: ${title}`}
          onClick={() => void confirm()}
        >
          {t("stillRight")}
        </Button>
      ) : null}
    </span>
  );
}
