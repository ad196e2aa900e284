"use client";

import { ListChecksIcon, PlusIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";

import { EmptyState } from "@/components/empty-state";
import { Segments } from "@/components/segments";
import { Button } from "@/components/ui/button";
import { Rows, Section } from "@/features/settings/section";
import type { AgentTestResultRowFragment, AgentTestRowFragment, AgentTestRunRowFragment } from "@/gql/graphql";

import { ImportDialog } from "./import-dialog";
import { TestDialog } from "./test-dialog";
import { TestRow } from "./test-row";

/** More are drawn when somebody asks for them. */
const AT_ONCE = 50;

type TestListProps = {
  tests: readonly AgentTestRowFragment[];
  run: AgentTestRunRowFragment | undefined;
  results: readonly AgentTestResultRowFragment[];
  canEdit: boolean;
};

/** The tests, each with what came of it in the newest run. */
export function TestList({ tests, run, results, canEdit }: TestListProps) {
  const t = useTranslations("agents.tests");
  const [shown, setShown] = useState<"all" | "bad">("all");
  const [count, setCount] = useState(AT_ONCE);
  const byTest = new Map(results.map((result) => [result.testId, result]));
  const isBad = ({ id }: AgentTestRowFragment) => ["FAILED", "ERROR"].includes(byTest.get(id)?.state ?? "");
  const bad = tests.filter(isBad);
  // The last failing one was mended: what is left is not nothing.
  const list = shown === "bad" && bad.length > 0 ? bad : tests;
  const add = canEdit ? (
    <span className="flex flex-wrap justify-end gap-2">
      <ImportDialog />
      <TestDialog
        trigger={
          <Button variant="outline" size="sm">
            <PlusIcon />
            {t("add")}
          </Button>
        }
      />
    </span>
  ) : null;
  if (tests.length === 0) {
    return (
      <EmptyState isBoxed icon={ListChecksIcon} title={t("emptyTitle")} body={t("emptyBody")}>
        {add}
      </EmptyState>
    );
  }
  return (
    <Section title={t("title", { count: tests.length })} lead={t("lead")} action={add}>
      {bad.length > 0 ? (
        <div>
          <Segments
            label={t("show")}
            value={shown}
            options={[
              { value: "all", label: t("all") },
              { value: "bad", label: t("bad", { count: bad.length }) },
            ]}
            onChoose={setShown}
          />
        </div>
      ) : null}
      <Rows>
        {list.slice(0, count).map((test) => (
          <TestRow key={test.id} test={test} result={byTest.get(test.id)} isRunning={run?.state === "RUNNING"} canEdit={canEdit} />
        ))}
      </Rows>
      {list.length > count ? (
        <Button variant="outline" size="sm" className="w-fit" onClick={() => setCount(count + AT_ONCE)}>
          {t("more")}
        </Button>
      ) : null}
    </Section>
  );
}
