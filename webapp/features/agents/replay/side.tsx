"use client";

import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";

import type { ReplaySideFieldsFragment } from "@/gql/graphql";
import { money } from "@/lib/money";

import { useReplayWords } from "./use-replay-words";

type SideProps = { title: string; side: ReplaySideFieldsFragment; isThen?: boolean };

/** What the AI did with a turn, or would do: the outcome and why, its words, and what they rest on. */
export function Side({ title, side, isThen = false }: SideProps) {
  const t = useTranslations("agents.replay");
  const tried = useTranslations("playground");
  const replies = useTranslations("replies");
  const locale = useLocale();
  const words = useReplayWords();
  const percent = new Intl.NumberFormat(locale, { style: "percent" });
  const { outcome, reason, detail, body, sources, support, unsupported, likeness, costMicros, latencyMs } = side;
  const figures = [
    support === null ? null : t("support", { share: percent.format(support) }),
    unsupported > 0 ? t("unsupported", { count: unsupported }) : null,
    likeness === null ? null : t("likeness", { share: percent.format(Math.max(0, likeness)) }),
    costMicros > 0 ? money(costMicros, locale) : null,
    latencyMs > 0 ? words.seconds(latencyMs) : null,
  ].filter(Boolean);
  return (
    <div className="grid min-w-0 grid-cols-1 content-start gap-1.5 rounded-lg border border-ai-line bg-ai-wash px-3 py-2.5 text-sm">
      <h4 className="text-xs font-medium text-muted-foreground">{title}</h4>
      <p className="break-words text-ai-text">
        {outcome && reason ? (
          <>
            <span className="font-medium">{isThen ? t(`did.${outcome}`) : tried(`outcome.${outcome}`)}</span>: {replies(`reason.${reason}`)}
            {detail ? <span className="text-muted-foreground"> ({detail})</span> : null}
          </>
        ) : (
          t("absent")
        )}
      </p>
      {body ? (
        <p dir="auto" className="break-words whitespace-pre-wrap">
          {body}
        </p>
      ) : null}
      {sources.some(({ isCited }) => isCited) ? (
        <ul className="flex flex-wrap gap-1.5" aria-label={t("passages")}>
          {sources
            .filter(({ isCited }) => isCited)
            .map((source) => (
              <li key={source.number} className="max-w-full">
                <Link href={`/sources/${source.sourceId}`} className="block truncate rounded-full border border-ai-line px-2 text-xs text-ai-text hover:underline">
                  {source.heading || source.title}
                </Link>
              </li>
            ))}
        </ul>
      ) : null}
      {figures.length > 0 ? <p className="text-xs text-muted-foreground tabular">{figures.join(" · ")}</p> : null}
    </div>
  );
}
