"use client";

import { SearchCheckIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useQuery } from "urql";

import { EmptyState } from "@/components/empty-state";
import { FailedState } from "@/components/failed-state";
import { Segments } from "@/components/segments";
import { Skeleton } from "@/components/ui/skeleton";
import { Rows } from "@/features/settings/section";
import { readFragment } from "@/gql";
import { gapDays } from "./gap-days";
import { GapRowFragmentDoc, GapsDocument } from "@/gql/graphql";
import { useAgain } from "@/lib/graphql/use-again";

import { GapRow } from "./gap-row";

type GapListProps = { changes: number; canEdit: boolean };

/** Questions without an answer, most asked first, and what people put aside. */
export function GapList({ changes, canEdit }: GapListProps) {
  const t = useTranslations("sources.gaps");
  const [length, choose] = useState<(typeof gapDays.choices)[number]>(gapDays.first);
  const days = Number(length);
  const query = useQuery({ query: GapsDocument, variables: { days }, requestPolicy: "cache-and-network" });
  const [{ data, fetching, error }] = query;
  const again = useAgain(changes, query);
  const gaps = readFragment(GapRowFragmentDoc, data?.open ?? []);
  const dismissed = readFragment(GapRowFragmentDoc, data?.aside ?? []);
  if (!data && error) return <FailedState error={error} onRetry={again} />;
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="max-w-[60ch] text-sm text-pretty text-muted-foreground">{t("lead")}</p>
        <Segments label={t("period")} value={length} options={gapDays.choices.map((value) => ({ value, label: t(`days.${value}`) }))} onChoose={choose} />
      </div>
      <Rows>
        {!data && fetching ? <Skeleton className="appear-late m-4 h-12" /> : null}
        {data && gaps.length === 0 ? <EmptyState icon={SearchCheckIcon} title={t("emptyTitle")} body={t("emptyBody")} /> : null}
        {gaps.map((gap) => (
          <GapRow key={gap.id} gap={gap} days={days} canEdit={canEdit} onChange={again} />
        ))}
      </Rows>
      {dismissed.length > 0 ? (
        <details className="group">
          <summary className="w-fit text-sm text-muted-foreground">{t("aside", { count: dismissed.length })}</summary>
          <div className="mt-2">
            <Rows>
              {dismissed.map((gap) => (
                <GapRow key={gap.id} gap={gap} days={days} canEdit={canEdit} onChange={again} />
              ))}
            </Rows>
          </div>
        </details>
      ) : null}
    </div>
  );
}
