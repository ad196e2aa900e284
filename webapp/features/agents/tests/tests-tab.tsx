"use client";

import { useQuery } from "urql";

import { FailedState } from "@/components/failed-state";
import { Skeleton } from "@/components/ui/skeleton";
import { readFragment } from "@/gql";
import { AgentTestResultRowFragmentDoc, AgentTestEventsDocument, AgentTestResultsDocument, AgentTestRowFragmentDoc, AgentTestRunRowFragmentDoc, AgentTestsDocument } from "@/gql/graphql";
import { useAgain } from "@/lib/graphql/use-again";
import { useChanges } from "@/lib/graphql/use-changes";

import { PublishRule } from "./publish-rule";
import { RunBar } from "./run-bar";
import { RunHistory } from "./run-history";
import { TestList } from "./test-list";

type TestsTabProps = { canEdit: boolean; onRun: () => Promise<boolean> };

/** The counts of a run are in the cache by then. */
const isNews = (event: { __typename: string }) => event.__typename === "AgentTestsUpdated";

/** Questions with what must come of them, asked of a configuration before customers ask. */
export function TestsTab({ canEdit, onRun }: TestsTabProps) {
  const [changes] = useChanges(AgentTestEventsDocument, isNews);
  const query = useQuery({ query: AgentTestsDocument, variables: {}, requestPolicy: "cache-and-network" });
  const [{ data, error }] = query;
  const again = useAgain(changes, query);
  const runs = readFragment(AgentTestRunRowFragmentDoc, data?.agentTestRuns ?? []);
  const newest = runs[0];
  const resultsQuery = useQuery({
    query: AgentTestResultsDocument,
    variables: { id: newest?.id ?? "" },
    pause: !newest,
    requestPolicy: "cache-and-network",
  });
  const [{ data: found }] = resultsQuery;
  useAgain(changes, resultsQuery);
  if (!data) return error ? <FailedState error={error} onRetry={again} /> : <Skeleton className="appear-late h-64" />;
  const tests = readFragment(AgentTestRowFragmentDoc, data.agentTests);
  const results = found?.agentTestRun && found.agentTestRun.id === newest?.id ? readFragment(AgentTestResultRowFragmentDoc, found.agentTestRun.results) : [];
  return (
    <>
      <PublishRule isNeeded={data.agent.needsGreenTests} state={data.agentDraft.tests} canEdit={canEdit} />
      {tests.length > 0 || newest ? <RunBar published={data.agent.published} newest={newest} hasTests={tests.length > 0} canEdit={canEdit} onRun={onRun} /> : null}
      <TestList tests={tests} run={newest} results={results} canEdit={canEdit} />
      {runs.length > 1 ? <RunHistory runs={runs.slice(1)} /> : null}
    </>
  );
}
