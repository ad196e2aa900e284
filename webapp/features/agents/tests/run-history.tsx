"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useQuery } from "urql";

import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { Rows, Section } from "@/features/settings/section";
import { readFragment } from "@/gql";
import { AgentTestResultRowFragmentDoc, AgentTestResultsDocument, type AgentTestRunRowFragment } from "@/gql/graphql";

import { ResultRow } from "./result-row";
import { RunSummary } from "./run-summary";

/** Earlier runs, newest first; opened, what failed then, what is worse first. */
export function RunHistory({ runs }: { runs: readonly AgentTestRunRowFragment[] }) {
  const t = useTranslations("agents.tests.history");
  return (
    <Section title={t("title")} lead={t("lead")}>
      <Rows>
        {runs.map((run) => (
          <Run key={run.id} run={run} />
        ))}
      </Rows>
    </Section>
  );
}

function Run({ run }: { run: AgentTestRunRowFragment }) {
  const t = useTranslations("agents.tests.history");
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="grid grid-cols-1 gap-2 px-4 py-3" data-run={run.state}>
      <div className="flex flex-wrap items-start justify-between gap-2">
        <RunSummary run={run} />
        {run.failed > 0 ? (
          <Button variant="ghost" size="sm" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {t("failed")}
          </Button>
        ) : null}
      </div>
      {isOpen ? <Failed id={run.id} /> : null}
    </div>
  );
}

function Failed({ id }: { id: string }) {
  const [{ data }] = useQuery({ query: AgentTestResultsDocument, variables: { id } });
  if (!data) return <Skeleton className="appear-late h-12" />;
  const results = readFragment(AgentTestResultRowFragmentDoc, data.agentTestRun?.results ?? []);
  const bad = results.filter(({ state }) => state === "FAILED" || state === "ERROR").sort((a, b) => Number(b.isRegression) - Number(a.isRegression));
  return (
    <div className="divide-y rounded-md border">
      {bad.map((result) => (
        <ResultRow key={result.testId} asked={result} result={result} isRunning={false} />
      ))}
    </div>
  );
}
