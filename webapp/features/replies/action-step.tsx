"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

import type { ActionFailure, ActionSource } from "@/gql/graphql";

type Input = { action?: string; host?: string; asked?: Record<string, string>; known?: Record<string, ActionSource> };
type Output = { status?: number; failure?: ActionFailure; seen?: { label: string; value: string }[] };

/** A call of an action: whom it asked, with whose values, and what came back. What was taken back by the customer is empty. */
export function ActionStep({ input, output }: { input: unknown; output: unknown }) {
  const t = useTranslations("actions");
  const { action, host, asked = {}, known = {} } = input as Input;
  const { status, failure, seen = [] } = output as Output;
  if (!action) return <p className="text-xs text-muted-foreground">–</p>;
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1.5 text-xs">
      <Fact label={t("trace.host")}>
        {action} · <span className="font-mono">{host}</span>
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
      <Fact label={t("trace.seen")}>
        {status ? t("trace.status", { status: String(status) }) : t("trace.none")}
        {failure ? `. ${t(`failure.${failure}`)}` : null}
        {seen.map(({ label, value }) => (
          <span key={label} dir="auto" className="block">
            {label}: {value}
          </span>
        ))}
      </Fact>
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
