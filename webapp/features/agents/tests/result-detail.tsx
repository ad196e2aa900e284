"use client";

import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";

import { emphasis } from "@/features/replies/emphasis";
import type { AgentTestResultRowFragment } from "@/gql/graphql";
import { money } from "@/lib/money";

/** What the AI would have done, what it would have said, and the passages it did that with. */
export function ResultDetail({ result }: { result: AgentTestResultRowFragment }) {
  const t = useTranslations("agents.tests");
  const tried = useTranslations("playground");
  const replies = useTranslations("replies");
  const locale = useLocale();
  const percent = new Intl.NumberFormat(locale, { style: "percent" });
  const { outcome, reason, detail, body, sources, costMicros, latencyMs } = result;
  return (
    <div className="grid grid-cols-1 gap-3 text-sm">
      {outcome && reason ? (
        <div className="grid gap-1.5 rounded-lg border border-ai-line bg-ai-wash px-3 py-2.5">
          <p className="text-ai-text">
            {replies.rich("because", { b: emphasis, outcome: tried(`outcome.${outcome}`), reason: replies(`reason.${reason}`) })}
            {detail ? <span className="text-muted-foreground"> ({detail})</span> : null}
          </p>
          {body ? (
            <p dir="auto" className="break-words whitespace-pre-wrap">
              {body}
            </p>
          ) : null}
        </div>
      ) : null}
      {sources.length > 0 ? (
        <ol className="grid grid-cols-1 gap-2" aria-label={t("passages")}>
          {sources.map((source) => (
            <li key={source.number} className="grid grid-cols-1 gap-0.5">
              <p className="flex items-baseline gap-2 text-xs">
                <Link href={`/sources/${source.sourceId}`} className="min-w-0 flex-1 truncate font-medium underline-offset-4 hover:underline">
                  {source.heading || source.title}
                </Link>
                {source.isCited ? <span className="rounded-full bg-ai-wash px-1.5 text-ai-text">{t("cited")}</span> : null}
                <span className="text-muted-foreground tabular">{percent.format(source.score)}</span>
              </p>
              <p dir="auto" className="line-clamp-2 text-xs text-muted-foreground">
                {source.text}
              </p>
            </li>
          ))}
        </ol>
      ) : costMicros > 0 ? ( // else a rule decided, and nobody searched
        <p className="text-xs text-muted-foreground">{t("noPassage")}</p>
      ) : null}
      <p className="text-xs text-muted-foreground tabular">
        {money(costMicros, locale)} · {replies("trace.latency", { ms: latencyMs })}
      </p>
    </div>
  );
}
