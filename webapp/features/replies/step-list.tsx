"use client";

import { useLocale, useTranslations } from "next-intl";

import { Verbatim } from "@/components/verbatim";
import type { ReplyTraceRunFragment } from "@/gql/graphql";
import { money } from "@/lib/money";

import { ActionStep } from "./action-step";

type Step = Pick<
  ReplyTraceRunFragment["steps"][number],
  "node" | "number" | "input" | "output" | "model" | "provider" | "promptTokens" | "completionTokens" | "costMicros" | "latencyMs"
>;

/** What the AI did, step by step, each with what it knew, what it found out and what that took. */
export function StepList({ steps }: { steps: readonly Step[] }) {
  const t = useTranslations("replies");
  const locale = useLocale();
  return (
    <ol className="grid gap-2">
      {steps.map((step) => (
        <li key={`${step.node}${step.number}`}>
          <details className="rounded-lg border">
            <summary className="flex items-baseline gap-2 px-3 py-2 text-sm">
              <span className="font-medium">{t(`node.${step.node}`)}</span>
              {step.number > 1 ? <span className="tabular text-xs text-muted-foreground">{step.number}</span> : null}
              <span className="tabular ml-auto text-xs whitespace-nowrap text-muted-foreground">
                {step.model ? `${t("trace.cost", { tokens: step.promptTokens + step.completionTokens, amount: money(step.costMicros, locale) })} · ` : ""}
                {t("trace.latency", { ms: step.latencyMs })}
              </span>
            </summary>
            <div className="grid gap-2 border-t px-3 py-2">
              {step.model ? (
                <p className="font-mono text-xs text-muted-foreground">
                  {step.model}
                  {step.provider ? ` · ${step.provider}` : null}
                </p>
              ) : null}
              {step.node === "ACTION" || step.node === "CONFIRM" ? (
                <ActionStep input={step.input} output={step.output} />
              ) : (
                <>
                  <Json label={t("trace.input")} value={step.input} />
                  <Json label={t("trace.output")} value={step.output} />
                </>
              )}
            </div>
          </details>
        </li>
      ))}
    </ol>
  );
}

function Json({ label, value }: { label: string; value: unknown }) {
  return (
    <div className="grid gap-1">
      <p className="text-xs text-muted-foreground">{label}</p>
      <Verbatim label={label} text={JSON.stringify(value, null, 2)} />
    </div>
  );
}
