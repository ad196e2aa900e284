"use client";

import { CheckIcon } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";

import { FailureNote } from "@/components/failure-note";
import type { OwnModelResultFragment } from "@/gql/graphql";
import { money } from "@/lib/money";
import { useFormat } from "@/lib/use-format";

/** What was asked and what came back, or why nothing did and what to do about it. */
export function TestResult({ result }: { result: OwnModelResultFragment }) {
  const t = useTranslations("billing.own");
  const locale = useLocale();
  const format = useFormat();
  const { asked, text, failure, latencyMs, promptTokens, completionTokens, costMicros } = result;
  if (failure) return <FailureNote cause={t(`failure.${failure}`)} remedy={t(`remedy.${failure}`)} />;
  return (
    <div role="status" className="flex gap-2 rounded-md border border-ai-line bg-ai-wash px-3 py-2 text-sm">
      <CheckIcon aria-hidden className="mt-0.5 size-4 shrink-0 text-ai-text" />
      <div className="grid min-w-0 gap-1">
        <p className="text-xs text-ai-text">{asked || t("silence")}</p>
        <p className="break-words whitespace-pre-wrap">{text || t("nothingSaid")}</p>
        <p className="text-xs text-ai-text tabular">
          {t("result", {
            ms: format.count(latencyMs),
            tokens: promptTokens + completionTokens,
            cost: costMicros === null ? t("noPrice") : money(costMicros, locale, true),
          })}
        </p>
      </div>
    </div>
  );
}
