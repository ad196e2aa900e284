"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

import type { ActionFailure, ActionSource } from "@/gql/graphql";

type Input = { action?: string; method?: string; host?: string; asked?: Record<string, string>; known?: Record<string, ActionSource>; sentence?: string; said?: string };
type Output = {
  question?: string;
  status?: number;
  failure?: ActionFailure;
  seen?: { label: string; value: string }[];
  /** Of a change that the customer was asked about. */
  state?: "DONE" | "FAILED" | "UNKNOWN" | "LAPSED";
  lapse?: "NO_YES" | "EXPIRED" | "CHANGED" | "PERSON" | "REPLACED" | "NOT_ALLOWED";
};

/** A call of an action: whom it asked, with whose values, and what came back; of a change also what the customer was asked and said. What was taken back by the customer is empty. */
export function ActionStep({ input, output }: { input: unknown; output: unknown }) {
  const t = useTranslations("actions");
  const { action, method, host, asked = {}, known = {}, sentence, said } = input as Input;
  const { question, status, failure, seen = [], state, lapse } = output as Output;
  const isCalled = !question && state !== "LAPSED";
  if (!action) return <p className="text-xs text-muted-foreground">–</p>;
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1.5 text-xs">
      <Fact label={t("trace.host")}>
        {action}
        {host ? (
          <>
            {" · "}
            <span className="font-mono">{[method, host].filter(Boolean).join(" ")}</span>
          </>
        ) : null}
      </Fact>
      {Object.keys(asked).length > 0 ? (
        <Fact label={t("trace.asked")}>
          {Object.entries(asked)
            .map(([name, value]) => `${name}: ${value}`)
            .join(", ")}
        </Fact>
      ) : null}
      {Object.keys(known).length > 0 ? (
        <Fact label={t("trace.known")}>
          {Object.entries(known)
            .map(([name, source]) => `${name}: ${t(`sources.${source}`)}`)
            .join(", ")}
        </Fact>
      ) : null}
      {question || sentence ? (
        <Fact label={t("trace.question")}>
          <span dir="auto">{question || sentence}</span>
        </Fact>
      ) : null}
      {said ? (
        <Fact label={t("trace.said")}>
          <span dir="auto" className="whitespace-pre-line">
            {said}
          </span>
        </Fact>
      ) : null}
      {lapse ? <Fact label={t("trace.became")}>{t(`lapse.${lapse}`)}</Fact> : null}
      {state && state !== "LAPSED" ? <Fact label={t("trace.became")}>{t(`became.${state}`)}</Fact> : null}
      {isCalled ? (
        <Fact label={t("trace.seen")}>
          {status ? t("trace.status", { status: String(status) }) : t("trace.none")}
          {failure ? `. ${t(`failure.${failure}`)}` : null}
          {seen.map(({ label, value }) => (
            <span key={label} dir="auto" className="block">
              {label}: {value}
            </span>
          ))}
        </Fact>
      ) : null}
    </dl>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted-foreground">{label}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </>
  );
}
