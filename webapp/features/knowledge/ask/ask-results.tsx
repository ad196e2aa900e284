"use client";

import { SearchXIcon, TriangleAlertIcon } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";

import { EmptyState } from "@/components/empty-state";
import { languageName } from "@/features/writing/languages";
import { readFragment } from "@/gql";
import { RankedRowFragmentDoc, type TestSearchMutation } from "@/gql/graphql";

import { RankedRow } from "./ranked-row";

type Result = NonNullable<TestSearchMutation["testSearch"]["result"]>;

/** What a question found: first what would be used, then what was left out and why. */
export function AskResults({ result }: { result: Result }) {
  const t = useTranslations("sources.ask");
  const locale = useLocale();
  const ranked = readFragment(RankedRowFragmentDoc, result.ranked);
  const used = ranked.filter(({ leftOut }) => leftOut.length === 0);
  const leftOut = ranked.filter((passage) => passage.leftOut.length > 0);
  const { words, language, hasEmbedding, minScore } = result;
  const row = (passage: (typeof ranked)[number], index: number) => (
    <RankedRow key={passage.chunkId} passage={passage} rank={index + 1} words={words} minScore={minScore} />
  );
  return (
    <div aria-live="polite">
      <div className="grid gap-1 px-4 pt-3 pb-2">
        <h2 className="text-sm font-semibold">
          {t("used", { count: used.length })}
          <span className="tabular font-normal text-muted-foreground"> · {t("threshold", { score: Math.round(minScore * 100) })}</span>
        </h2>
        <p className="flex flex-wrap gap-x-1.5 text-xs text-muted-foreground">
          {t("words")}
          {words.map((word) => (
            <span key={word} className="rounded-sm bg-n3 px-1 font-mono text-2xs leading-4">
              {word}
            </span>
          ))}
          {language ? <span>· {t("language", { language: languageName(language, locale) })}</span> : null}
        </p>
        {hasEmbedding ? null : (
          <p className="flex items-center gap-1.5 text-xs text-warn-text">
            <TriangleAlertIcon aria-hidden className="size-3.5" />
            {t("noEmbedding")}
          </p>
        )}
      </div>
      {ranked.length === 0 ? <EmptyState icon={SearchXIcon} title={t("none")} body={t("noneBody")} className="pt-6" /> : null}
      <ol className="divide-y border-t">{used.map(row)}</ol>
      {leftOut.length > 0 ? (
        <>
          <h3 className="border-y bg-n2 px-4 py-1.5 text-xs font-medium text-muted-foreground">{t("below")}</h3>
          <ol className="divide-y">{leftOut.map((passage, index) => row(passage, used.length + index))}</ol>
        </>
      ) : null}
    </div>
  );
}
