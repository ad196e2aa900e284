"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";

import { Verbatim } from "@/components/verbatim";
import { emphasis } from "@/features/replies/emphasis";
import { PassageList } from "@/features/replies/passage-list";
import { ReplyText } from "@/features/replies/reply-text";
import { StepList } from "@/features/replies/step-list";
import type { TrialCardFragment } from "@/gql/graphql";
import { money } from "@/lib/money";

/** What came of a question: the decision and why, the answer with its sources, what it took, and all that the model read. */
export function TrialCard({ trial, label }: { trial: TrialCardFragment; label: string }) {
  const t = useTranslations("playground");
  const replies = useTranslations("replies");
  const locale = useLocale();
  const { outcome, reason, detail, body, version, model, promptTokens, completionTokens, costMicros, latencyMs } = trial;
  const facts = [
    [t("answeredBy"), `${version ? t("version", { number: version }) : t("draft")}${model ? ` · ${model}` : ""}`],
    [t("tokens"), t("tokensInOut", { prompt: promptTokens, completion: completionTokens })],
    [t("cost"), money(costMicros, locale)],
    [t("latency"), replies("trace.latency", { ms: latencyMs })],
  ] as const;
  return (
    <article aria-label={label} className="grid grid-cols-1 content-start gap-4">
      <div className="grid gap-2 rounded-lg border border-ai-line bg-ai-wash px-4 py-3">
        <p className="text-sm text-ai-text">
          {replies.rich("because", { b: emphasis, outcome: t(`outcome.${outcome}`), reason: replies(`reason.${reason}`) })}
          {detail ? <span className="text-muted-foreground"> ({detail})</span> : null}
        </p>
        {body ? <ReplyText reply={trial.parts.length > 0 ? trial : { parts: [{ __typename: "ReplyPart", text: body, sources: [], isGrounded: false }], sources: [] }} /> : null}
      </div>
      <dl className="grid grid-cols-2 gap-x-4 gap-y-2 text-sm">
        {facts.map(([name, value]) => (
          <div key={name} className="grid">
            <dt className="text-xs text-muted-foreground">{name}</dt>
            <dd className="tabular break-words">{value}</dd>
          </div>
        ))}
      </dl>
      <More title={t("found", { count: trial.sources.length })} isOpen>
        <PassageList reply={trial} withUnused />
      </More>
      {trial.prompt.length > 0 ? (
        <More title={t("prompt")}>
          <ol className="grid gap-2">
            {trial.prompt.map((message, index) => (
              <li key={index} className="grid gap-0.5">
                <p className="text-xs text-muted-foreground">{message.role}</p>
                <Verbatim label={message.role} text={message.text} dir="auto" />
              </li>
            ))}
          </ol>
        </More>
      ) : null}
      <More title={t("steps")}>
        <StepList steps={trial.steps} />
      </More>
    </article>
  );
}

function More({ title, isOpen, children }: { title: string; isOpen?: boolean; children: ReactNode }) {
  return (
    <details open={isOpen}>
      <summary className="pb-2 text-sm font-medium">{title}</summary>
      {children}
    </details>
  );
}
