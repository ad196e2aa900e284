"use client";

import { LoaderCircleIcon, PlayIcon, SquareIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";

import { Segments } from "@/components/segments";
import { Button } from "@/components/ui/button";
import { Progress } from "@/components/ui/progress";
import { type AgentTestRunRowFragment, type AgentTestsQuery, RunAgentTestsDocument, StopAgentTestsDocument } from "@/gql/graphql";
import { usePayload } from "@/lib/graphql/use-payload";

import { RunSummary } from "./run-summary";

type RunBarProps = {
  published: AgentTestsQuery["agent"]["published"];
  newest: AgentTestRunRowFragment | undefined;
  hasTests: boolean;
  canEdit: boolean;
  /** Stores what is being typed; false: it could not be. */
  onRun: () => Promise<boolean>;
};

/** Asks all tests, shows how far that is, and what came of the last time. */
export function RunBar({ published, newest, hasTests, canEdit, onRun }: RunBarProps) {
  const t = useTranslations("agents.tests.run");
  const start = usePayload(RunAgentTestsDocument);
  const stop = usePayload(StopAgentTestsDocument);
  const [what, setWhat] = useState<"draft" | "published">("draft");
  const [isStarting, setStarting] = useState(false);
  const isRunning = newest?.state === "RUNNING";
  const run = async () => {
    setStarting(true);
    if (what === "published" || (await onRun())) {
      await start({ id: crypto.randomUUID(), versionId: what === "published" ? published?.id : null });
    }
    setStarting(false);
  };
  const done = newest ? newest.passed + newest.failed : 0;
  return (
    <section aria-label={t("title")} className="grid gap-3 rounded-lg border p-4 shadow-card">
      {newest ? <RunSummary run={newest} /> : <p className="text-sm text-muted-foreground">{t("never")}</p>}
      {isRunning ? (
        <div className="flex items-center gap-3">
          <Progress value={(100 * done) / Math.max(1, newest.total)} aria-label={t("progress", { done, total: newest.total })} />
          {canEdit ? (
            <Button variant="outline" size="sm" onClick={() => void stop({ id: newest.id })}>
              <SquareIcon />
              {t("stop")}
            </Button>
          ) : null}
        </div>
      ) : null}
      {canEdit && !isRunning ? (
        <div className="flex flex-wrap items-center justify-between gap-2">
          {published ? (
            <Segments
              label={t("what")}
              value={what}
              options={[
                { value: "draft", label: t("draft") },
                { value: "published", label: t("version", { number: published.number }) },
              ]}
              onChoose={setWhat}
            />
          ) : (
            <span />
          )}
          <Button variant="outline" size="sm" disabled={!hasTests || isStarting} onClick={() => void run()}>
            {isStarting ? <LoaderCircleIcon className="animate-spin" /> : <PlayIcon />}
            {t("start")}
          </Button>
        </div>
      ) : null}
    </section>
  );
}
