"use client";

import { HistoryIcon } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useQuery } from "urql";

import { EmptyState } from "@/components/empty-state";
import { FailedState } from "@/components/failed-state";
import { Skeleton } from "@/components/ui/skeleton";
import { readFragment } from "@/gql";
import { ReplayEventsDocument, ReplayRowFragmentDoc, ReplaysDocument, ReplayTurnRowFragmentDoc, ReplayTurnsDocument } from "@/gql/graphql";
import { useAgain } from "@/lib/graphql/use-again";
import { useChanges } from "@/lib/graphql/use-changes";

import { ReplayHistory } from "./replay-history";
import { ReplayRule } from "./replay-rule";
import { ReplaySummary } from "./replay-summary";
import { StartReplay } from "./start-replay";
import { TurnList } from "./turn-list";

type ReplayTabProps = { canEdit: boolean; onRun: () => Promise<boolean> };

/** Counts are in the cache by then. */
const isNews = (event: { __typename: string }) => event.__typename === "ReplayUpdated";

/** What customers asked in the last weeks, asked again of a configuration before it answers them. */
export function ReplayTab({ canEdit, onRun }: ReplayTabProps) {
  const t = useTranslations("agents.replay");
  const [changes] = useChanges(ReplayEventsDocument, isNews);
  const asked = useSearchParams().get("replay") ?? undefined;
  const [chosen, choose] = useState<string>();
  const query = useQuery({ query: ReplaysDocument, variables: {}, requestPolicy: "cache-and-network" });
  const [{ data, error }] = query;
  const again = useAgain(changes, query);
  const replays = readFragment(ReplayRowFragmentDoc, data?.replays ?? []);
  const shown = replays.find(({ id }) => id === (chosen ?? asked)) ?? replays[0];
  const turnsQuery = useQuery({
    query: ReplayTurnsDocument,
    variables: { id: shown?.id ?? "" },
    pause: !shown,
    requestPolicy: "cache-and-network",
  });
  const [{ data: found }] = turnsQuery;
  useAgain(changes, turnsQuery);
  if (!data) return error ? <FailedState error={error} onRetry={again} /> : <Skeleton className="appear-late h-64" />;
  const turns = found?.replay && found.replay.id === shown?.id ? readFragment(ReplayTurnRowFragmentDoc, found.replay.turns) : [];
  const isRunning = replays.some(({ state }) => state === "RUNNING");
  return (
    <>
      {canEdit && !isRunning ? <StartReplay published={data.agent.published} onRun={onRun} onStarted={choose} /> : null}
      <ReplayRule rule={data.agent.replayRule} replay={data.agentDraft.replay} canEdit={canEdit} />
      {shown ? (
        <>
          <ReplaySummary replay={shown} canEdit={canEdit} />
          <TurnList turns={turns} isRunning={shown.state === "RUNNING"} canEdit={canEdit} />
        </>
      ) : (
        <EmptyState isBoxed icon={HistoryIcon} title={t("emptyTitle")} body={t("emptyBody")} />
      )}
      {replays.length > 1 ? <ReplayHistory replays={replays} shown={shown?.id} onChoose={choose} /> : null}
    </>
  );
}
