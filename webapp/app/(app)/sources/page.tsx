import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { filterOf, parseParams } from "@/features/knowledge/params";
import { SourcesView } from "@/features/knowledge/sources-view";
import { FaqsDocument, KnowledgeBasicsDocument, SourcesDocument } from "@/gql/graphql";
import { prefetch } from "@/lib/graphql/prefetch";
import { type Prefetch, Prefetched } from "@/lib/graphql/prefetched";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("sources");
  return { title: t("title") };
}

export default async function SourcesPage({ searchParams }: PageProps<"/sources">) {
  const params = parseParams(await searchParams);
  const variables = { filter: filterOf(params), first: 25, after: null };
  const reads = [
    prefetch(KnowledgeBasicsDocument, {}),
    params.tab === "faqs" ? prefetch(FaqsDocument, variables) : prefetch(SourcesDocument, variables),
  ];
  const entries = (await Promise.all<{ entry: Prefetch }>(reads)).map(({ entry }) => entry);
  return (
    <Prefetched entries={entries}>
      <SourcesView />
    </Prefetched>
  );
}
