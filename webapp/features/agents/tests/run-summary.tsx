"use client";

import { useLocale, useTranslations } from "next-intl";

import { Badge } from "@/components/ui/badge";
import type { AgentTestRunRowFragment } from "@/gql/graphql";
import { money } from "@/lib/money";
import { useFormat } from "@/lib/use-format";

/** What was tested, when, what came of it, and what it took. */
export function RunSummary({ run }: { run: AgentTestRunRowFragment }) {
  const t = useTranslations("agents.tests.run");
  const format = useFormat();
  const locale = useLocale();
  const { state, version, total, passed, failed, regressed, costMicros, createdAt, finishedAt, startedBy } = run;
  const seconds = finishedAt ? Math.max(1, Math.round((Date.parse(finishedAt) - Date.parse(createdAt)) / 1000)) : null;
  const isGreen = state === "DONE" && passed === total;
  return (
    <div className="grid min-w-0 gap-0.5" role={state === "RUNNING" ? "status" : undefined}>
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
        <span className="font-medium">{version ? t("version", { number: version }) : t("draft")}</span>
        {state === "RUNNING" ? <Badge variant="secondary">{t("progress", { done: passed + failed, total })}</Badge> : null}
        {state === "STOPPED" ? <Badge variant="outline">{t("stopped")}</Badge> : null}
        <span className={isGreen ? "text-primary-text" : undefined}>{t("passed", { passed, total })}</span>
        {failed > 0 ? <span className="text-danger-text">{t("failed", { failed })}</span> : null}
        {regressed > 0 ? <Badge variant="destructive">{t("regressed", { regressed })}</Badge> : null}
      </p>
      <p className="text-xs text-muted-foreground tabular" suppressHydrationWarning>
        {[
          format.absolute(createdAt),
          startedBy?.name,
          seconds === null ? null : t("took", { seconds }),
          money(costMicros, locale),
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
    </div>
  );
}
