"use client";

import { ChartNoAxesColumnIcon } from "lucide-react";
import Link from "next/link";
import { useTimeZone, useTranslations } from "next-intl";
import { useState } from "react";
import { useQuery } from "urql";

import { EmptyState } from "@/components/empty-state";
import { FailedState } from "@/components/failed-state";
import { Segments } from "@/components/segments";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { readFragment } from "@/gql";
import { OutcomeFiguresFragmentDoc, OutcomesDocument } from "@/gql/graphql";
import { useAskAgain } from "@/lib/graphql/use-again";

import { AnswerCards } from "./answer-cards";
import { Behind, type Figure } from "./behind";
import { EndingList } from "./ending-list";
import { Headline } from "./headline";
import { OutcomeSection } from "./outcome-section";
import { lengths, periodOf } from "./params";
import { TopicSection } from "./topic-section";
import { useAnalyticsParams } from "./use-analytics-params";
import { WhereSelect } from "./where-select";

/** What the AI achieves: one sentence, then what it is made of. Each number opens the conversations it counts. */
export function AnalyticsView() {
  const t = useTranslations("analytics");
  const { params, go } = useAnalyticsParams();
  const period = periodOf(params, useTimeZone() ?? "UTC");
  const [figure, open] = useState<Figure | null>(null);
  const query = useQuery({ query: OutcomesDocument, variables: { period } });
  const [{ data, error, stale }] = query;
  const again = useAskAgain(query);
  const outcomes = readFragment(OutcomeFiguresFragmentDoc, data?.outcomes ?? null);
  const isEmpty = outcomes !== null && outcomes.judged + outcomes.tooEarly + outcomes.answers.sent === 0;
  return (
    <div className="mx-auto grid w-full max-w-[1080px] gap-6 px-4 py-6 pb-16 sm:px-6 lg:py-8" aria-busy={stale}>
      <header className="flex flex-wrap items-end justify-between gap-x-4 gap-y-3">
        <div className="grid gap-1">
          <h1 className="text-lg font-semibold tracking-tight">{t("title")}</h1>
          <p className="text-sm text-pretty text-muted-foreground">{t("lead")}</p>
        </div>
        <div className="flex flex-wrap items-center gap-2">
          <WhereSelect on={params.on} onChoose={(on) => go({ on })} />
          <Segments
            label={t("period")}
            value={params.days}
            options={lengths.map((value) => ({ value, label: t(`days.${value}`) }))}
            onChoose={(days) => go({ days })}
          />
        </div>
      </header>
      {outcomes === null && error ? <FailedState error={error} onRetry={again} /> : null}
      {outcomes === null && !error ? <Skeleton className="appear-late h-80" /> : null}
      {outcomes !== null && isEmpty ? (
        <EmptyState isBoxed icon={ChartNoAxesColumnIcon} title={t("empty")} body={t("emptyBody")}>
          <Button variant="outline" asChild>
            <Link href="/settings/agent">{t("emptyAction")}</Link>
          </Button>
        </EmptyState>
      ) : null}
      {outcomes !== null && !isEmpty ? (
        <>
          <Headline outcomes={outcomes} />
          <EndingList outcomes={outcomes} onOpen={open} />
          {outcomes.judged > 0 ? <OutcomeSection days={outcomes.days} /> : null}
          <TopicSection period={period} />
          <AnswerCards outcomes={outcomes} onOpen={open} />
        </>
      ) : null}
      {figure ? <Behind figure={figure} period={period} onClose={() => open(null)} /> : null}
    </div>
  );
}
