import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { SourceDetailView } from "@/features/knowledge/source-detail";
import { KnowledgeBasicsDocument, SourceDocument } from "@/gql/graphql";
import { prefetch } from "@/lib/graphql/prefetch";
import { type Prefetch, Prefetched } from "@/lib/graphql/prefetched";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("sources");
  return { title: t("title") };
}

export default async function SourcePage({ params }: PageProps<"/sources/[id]">) {
  const { id } = await params;
  const reads = [prefetch(SourceDocument, { id }), prefetch(KnowledgeBasicsDocument, {})];
  const entries = (await Promise.all<{ entry: Prefetch }>(reads)).map(({ entry }) => entry);
  return (
    <Prefetched entries={entries}>
      <SourceDetailView id={id} />
    </Prefetched>
  );
}
