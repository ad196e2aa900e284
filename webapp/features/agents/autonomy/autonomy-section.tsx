"use client";

import { PlusIcon, TagsIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useQuery } from "urql";

import { EmptyState } from "@/components/empty-state";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { Section } from "@/features/settings/section";
import { readFragment } from "@/gql";
import { type AgentAccountFragment, AutonomyDocument, AutonomyEventsDocument, AutonomyStateFragmentDoc, TopicRowFragmentDoc } from "@/gql/graphql";
import { useAgain } from "@/lib/graphql/use-again";
import { useChanges } from "@/lib/graphql/use-changes";

import { ReliabilitySection } from "./reliability-section";
import { RulesSection } from "./rules-section";
import { TopicCheck } from "./topic-check";
import { TopicDialog } from "./topic-dialog";
import { TopicRow } from "./topic-row";

type AutonomySectionProps = { accounts: readonly AgentAccountFragment[]; canEdit: boolean };

// A draft is decided about, a topic is proposed or loses its right while people look at it.
const isNews = (event: { __typename: string }) => event.__typename === "ReplyUpdated" || event.__typename === "AgentChanged";

/** What the AI may answer without a person, by topic, and what that rests on. It acts at once. */
export function AutonomySection({ accounts, canEdit }: AutonomySectionProps) {
  const t = useTranslations("agents.autonomy");
  const query = useQuery({ query: AutonomyDocument, variables: {}, requestPolicy: "cache-and-network" });
  const [{ data }] = query;
  const [changes] = useChanges(AutonomyEventsDocument, isNews);
  useAgain(changes, query);
  const autonomy = readFragment(AutonomyStateFragmentDoc, data?.autonomy ?? null);
  if (!autonomy) return <Skeleton className="appear-late h-40" />;
  const topics = readFragment(TopicRowFragmentDoc, autonomy.topics);
  const add = canEdit ? (
    <TopicDialog
      trigger={
        <Button variant="outline" size="sm">
          <PlusIcon />
          {t("add")}
        </Button>
      }
    />
  ) : null;
  return (
    <>
      <Section title={t("title")} lead={t("lead")} action={topics.length > 0 ? add : null}>
        {topics.length === 0 ? (
          <EmptyState isBoxed icon={TagsIcon} title={t("empty")} body={t("emptyBody")}>
            {add}
          </EmptyState>
        ) : (
          <ul className="grid gap-3">
            {[...topics]
              .sort((a, b) => Number(b.isProposed) - Number(a.isProposed))
              .map((topic) => (
                <TopicRow key={topic.id} topic={topic} rules={autonomy.rules} canEdit={canEdit} />
              ))}
          </ul>
        )}
      </Section>
      {topics.length > 0 && accounts.length > 0 ? <TopicCheck accounts={accounts} /> : null}
      <ReliabilitySection reliability={autonomy.reliability} />
      <RulesSection rules={autonomy.rules} canEdit={canEdit} />
    </>
  );
}
