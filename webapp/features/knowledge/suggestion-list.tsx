"use client";

import { LightbulbIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useQuery } from "urql";

import { EmptyState } from "@/components/empty-state";
import { FailedState } from "@/components/failed-state";
import { Skeleton } from "@/components/ui/skeleton";
import { Rows } from "@/features/settings/section";
import { readFragment } from "@/gql";
import { FaqSuggestionsDocument, SuggestionCardFragmentDoc } from "@/gql/graphql";
import { useAgain } from "@/lib/graphql/use-again";

import { MoreRows } from "./more-rows";
import { PAGE } from "./source-list";
import { SuggestionCard } from "./suggestion-card";

type SuggestionListProps = { changes: number; canEdit: boolean };

/** What could become an FAQ: colleagues' own answers, and what they corrected. Nothing counts before somebody accepts it. */
export function SuggestionList(props: SuggestionListProps) {
  const [cursors, setCursors] = useState<(string | null)[]>([null]);
  return (
    <Rows>
      {cursors.map((after, index) => (
        <SuggestionPage
          key={after ?? ""}
          {...props}
          after={after}
          onMore={index === cursors.length - 1 ? (next) => setCursors([...cursors, next]) : undefined}
        />
      ))}
    </Rows>
  );
}

type PageProps = SuggestionListProps & { after: string | null; onMore?: (next: string) => void };

function SuggestionPage({ changes, canEdit, after, onMore }: PageProps) {
  const t = useTranslations("sources");
  const query = useQuery({ query: FaqSuggestionsDocument, variables: { first: PAGE, after } });
  const [{ data, fetching, error }] = query;
  const again = useAgain(changes, query);
  const found = readFragment(SuggestionCardFragmentDoc, data?.faqSuggestions.edges.map(({ node }) => node) ?? []);
  const waiting = found.filter(({ state }) => state === "OPEN");
  const page = data?.faqSuggestions.pageInfo;
  if (!data && fetching) return <Skeleton className="appear-late m-4 h-12" />;
  if (!data && error) return <FailedState error={error} onRetry={again} />;
  if (waiting.length === 0 && after === null && !page?.hasNextPage) {
    return <EmptyState icon={LightbulbIcon} title={t("suggestions.emptyTitle")} body={t("suggestions.emptyBody")} />;
  }
  return (
    <>
      {waiting.map((suggestion) => (
        <SuggestionCard key={suggestion.id} suggestion={suggestion} canEdit={canEdit} />
      ))}
      <MoreRows page={page} onMore={onMore} />
    </>
  );
}
