import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { gapDays } from "@/features/insights/gap-days";
import { filterOf, parseParams, type SourcesParams } from "@/features/knowledge/params";
import { SourcesView } from "@/features/knowledge/sources-view";
import {
  ComparisonWorkDocument,
  ConflictsDocument,
  FaqsDocument,
  FaqSuggestionsDocument,
  GapsDocument,
  KnowledgeBasicsDocument,
  OpenConflictsDocument,
  OpenFaqSuggestionsDocument,
  OpenGapsDocument,
  SourcesDocument,
} from "@/gql/graphql";
import { prefetch } from "@/lib/graphql/prefetch";
import { type Prefetch, Prefetched } from "@/lib/graphql/prefetched";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("sources");
  return { title: t("title") };
}

export default async function SourcesPage({ searchParams }: PageProps<"/sources">) {
  const params = parseParams(await searchParams);
  const reads = [
    prefetch(KnowledgeBasicsDocument, {}),
    prefetch(OpenFaqSuggestionsDocument, {}),
    prefetch(OpenGapsDocument, {}),
    prefetch(OpenConflictsDocument, {}),
    ...readsOf(params),
  ];
  const entries = (await Promise.all<{ entry: Prefetch }>(reads)).map(({ entry }) => entry);
  return (
    <Prefetched entries={entries}>
      <SourcesView />
    </Prefetched>
  );
}

/** What the chosen list shows first. */
function readsOf(params: SourcesParams): Promise<{ entry: Prefetch }>[] {
  const page = { first: 25, after: null };
  switch (params.tab) {
    case "faqs":
      return [prefetch(FaqsDocument, { filter: filterOf(params), ...page })];
    case "suggestions":
      return [prefetch(FaqSuggestionsDocument, page)];
    case "gaps":
      return [prefetch(GapsDocument, { days: Number(gapDays.first) })];
    case "conflicts":
      return [prefetch(ComparisonWorkDocument, {}), ...[false, true].map((isDismissed) => prefetch(ConflictsDocument, { isDismissed }))];
    default:
      return [prefetch(SourcesDocument, { filter: filterOf(params), ...page })];
  }
}
