"use client";

import { SquareIcon } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";

import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Progress } from "@/components/ui/progress";
import { type ReplayRowFragment, StopReplayDocument } from "@/gql/graphql";
import { usePayload } from "@/lib/graphql/use-payload";
import { money } from "@/lib/money";
import { useFormat } from "@/lib/use-format";
import { cn } from "@/lib/utils";

import { comparisons, worstFirst } from "./looks";
import { useReplayWords } from "./use-replay-words";

/** What a replay came to: how many turns went which way, and what an answer costs and takes now. */
export function ReplaySummary({ replay, canEdit }: { replay: ReplayRowFragment; canEdit: boolean }) {
  const t = useTranslations("agents.replay");
  const format = useFormat();
  const locale = useLocale();
  const words = useReplayWords();
  const stop = usePayload(StopReplayDocument);
  const { state, total, untried, meanCostMicros, thenMeanCostMicros, meanLatencyMs, thenMeanLatencyMs, costMicros, createdAt, startedBy } = replay;
  const count = { UNSUPPORTED: replay.unsupported, DECLINES: replay.declines, WORSE: replay.worse, SAME: replay.same, BETTER: replay.better };
  const done = worstFirst.reduce((sum, one) => sum + count[one], untried);
  return (
    <section aria-label={t("title")} className="grid gap-3 rounded-lg border p-4 shadow-card" data-replay={state}>
      <div className="grid gap-0.5" role={state === "RUNNING" ? "status" : undefined}>
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
          <span className="font-medium">{words.summary(replay)}</span>
          {state === "STOPPED" ? <Badge variant="outline">{t("stopped")}</Badge> : null}
        </p>
        <p className="text-xs text-muted-foreground tabular" suppressHydrationWarning>
          {[words.configuration(replay), t("days", { days: replay.days }), format.absolute(createdAt), startedBy?.name, money(costMicros, locale)].filter(Boolean).join(" · ")}
        </p>
      </div>
      {state === "RUNNING" ? (
        <div className="flex items-center gap-3">
          <Progress value={(100 * done) / Math.max(1, total)} aria-label={t("progress", { done, total })} />
          {canEdit ? (
            <Button variant="outline" size="sm" onClick={() => void stop({ id: replay.id })}>
              <SquareIcon />
              {t("stop")}
            </Button>
          ) : null}
        </div>
      ) : null}
      {done > 0 ? (
        <>
          <div aria-hidden className="flex h-2 gap-0.5 overflow-hidden rounded-full">
            {worstFirst.map((one) => (count[one] > 0 ? <span key={one} className={comparisons[one].bar} style={{ flexGrow: count[one] }} /> : null))}
          </div>
          <dl className="flex flex-wrap gap-x-5 gap-y-2 text-sm">
            {worstFirst.map((one) => (
              <div key={one} className="flex items-center gap-1.5">
                <span aria-hidden className={cn("size-2 rounded-full", comparisons[one].bar)} />
                <dt className="text-muted-foreground">{t(`comparison.${one}`)}</dt>
                <dd className="font-medium tabular">{count[one]}</dd>
              </div>
            ))}
            {untried > 0 ? (
              <div className="flex items-center gap-1.5">
                <dt className="text-muted-foreground">{t("untried")}</dt>
                <dd className="font-medium tabular">{untried}</dd>
              </div>
            ) : null}
          </dl>
        </>
      ) : null}
      {meanCostMicros !== null && thenMeanCostMicros !== null && meanLatencyMs !== null && thenMeanLatencyMs !== null ? (
        <p className="text-xs text-muted-foreground tabular">
          {t("deltas", {
            cost: money(meanCostMicros, locale),
            costThen: money(thenMeanCostMicros, locale),
            time: words.seconds(meanLatencyMs),
            timeThen: words.seconds(thenMeanLatencyMs),
          })}
        </p>
      ) : null}
      {replay.sourcesChanged ? <p className="text-xs text-warn-text">{t("sourcesChanged")}</p> : null}
    </section>
  );
}
