"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";

import type { OutcomeFiguresFragment } from "@/gql/graphql";
import { money } from "@/lib/money";

import type { Figure } from "./behind";
import { FigureButton } from "./figure-button";

type AnswerCardsProps = { outcomes: OutcomeFiguresFragment; onOpen: (figure: Figure) => void };

/** What people made of drafts, what they think of answers, and what an answer costs. */
export function AnswerCards({ outcomes: { drafts, answers }, onOpen }: AnswerCardsProps) {
  const t = useTranslations("analytics");
  const locale = useLocale();
  const decided = drafts.asWritten + drafts.edited + drafts.discarded + drafts.otherwise;
  const row = (figure: Figure["figure"], label: string, count: number) => (
    <FigureButton key={figure} label={label} count={count} onClick={() => onOpen({ figure, title: label })} />
  );
  return (
    <div className="grid gap-4 md:grid-cols-3">
      <Card title={t("drafts.title")} empty={decided === 0 ? t("drafts.empty") : null}>
        {row("DRAFTS_AS_WRITTEN", t("drafts.asWritten"), drafts.asWritten)}
        {row("DRAFTS_EDITED", t("drafts.edited"), drafts.edited)}
        {row("DRAFTS_DISCARDED", t("drafts.discarded"), drafts.discarded)}
        {row("DRAFTS_OTHERWISE", t("drafts.otherwise"), drafts.otherwise)}
        {drafts.medianEdit !== null ? (
          <p className="text-xs text-muted-foreground tabular">{t("drafts.median", { count: Math.round(drafts.medianEdit) })}</p>
        ) : null}
      </Card>
      <Card title={t("ratings.title")} empty={answers.good + answers.bad === 0 ? t("ratings.empty") : null}>
        {row("RATED_GOOD", t("ratings.good"), answers.good)}
        {row("RATED_BAD", t("ratings.bad"), answers.bad)}
      </Card>
      <Card title={t("cost.title")} empty={answers.sent === 0 ? t("cost.empty") : null}>
        <p className="text-xl font-medium tracking-tight tabular">{answers.sent > 0 ? money(Math.round(answers.costMicros / answers.sent), locale) : null}</p>
        <p className="text-xs text-pretty text-muted-foreground tabular">{t("cost.of", { total: money(answers.costMicros, locale), count: answers.sent })}</p>
      </Card>
    </div>
  );
}

/** A box of figures; `empty` stands in their place while nothing was measured. */
function Card({ title, empty, children }: { title: string; empty: string | null; children: ReactNode }) {
  return (
    <section aria-label={title} className="grid content-start gap-2 rounded-lg border px-4 py-3 shadow-card">
      <h2 className="text-sm font-semibold">{title}</h2>
      {empty === null ? children : <p className="text-sm text-pretty text-muted-foreground">{empty}</p>}
    </section>
  );
}
