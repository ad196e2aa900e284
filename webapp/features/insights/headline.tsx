"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

import type { OutcomeFiguresFragment } from "@/gql/graphql";

import { share, span } from "./series";

/** The period in one sentence, and how its numbers are meant. */
export function Headline({ outcomes }: { outcomes: OutcomeFiguresFragment }) {
  const t = useTranslations("analytics");
  const { judged, solved, tooEarly, medianFirstReplyMs } = outcomes;
  const strong = (chunks: ReactNode) => <strong className="font-semibold text-ai-text">{chunks}</strong>;
  const reply = medianFirstReplyMs === null ? null : span(medianFirstReplyMs);
  return (
    <section aria-label={t("headline.label")} className="grid gap-2">
      <p className="max-w-[60ch] text-xl leading-snug font-medium tracking-tight text-balance tabular">
        {judged === 0
          ? t("headline.tooEarly", { count: tooEarly })
          : t.rich("headline.solved", { strong, share: share(solved, judged), judged })}
        {reply && judged > 0 ? <span className="text-muted-foreground"> {t("headline.reply", { time: t(`span.${reply.unit}`, { n: reply.n }) })}</span> : null}
      </p>
      <details className="text-xs text-muted-foreground">
        <summary className="w-fit">{t("how.title")}</summary>
        <div className="mt-2 grid max-w-[75ch] gap-1.5 text-pretty">
          {(["visit", "solved", "early", "none", "reply", "cost"] as const).map((line) => (
            <p key={line}>{t(`how.${line}`)}</p>
          ))}
        </div>
      </details>
    </section>
  );
}
