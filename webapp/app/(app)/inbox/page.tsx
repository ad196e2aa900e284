import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { ConversationPageDocument, InboxBasicsDocument, InboxCountsDocument, ThreadDocument, TimelinePageDocument } from "@/gql/graphql";
import { InboxView } from "@/features/inbox/inbox-view";
import { listVariables } from "@/features/inbox/list/list-variables";
import { parseParams } from "@/features/inbox/params";
import { timelineVariables } from "@/features/inbox/thread/timeline-variables";
import { prefetch } from "@/lib/graphql/prefetch";
import { type Prefetch, Prefetched } from "@/lib/graphql/prefetched";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("inbox");
  return { title: t("title") };
}

/** The inbox with its first data: the list, its surroundings and the open conversation, read side by side. */
export default async function InboxPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const params = parseParams(await searchParams);
  const reads = [
    prefetch(InboxBasicsDocument, {}),
    prefetch(InboxCountsDocument, {}),
    prefetch(ConversationPageDocument, listVariables(params)),
    ...(params.c
      ? [prefetch(ThreadDocument, { id: params.c }), prefetch(TimelinePageDocument, timelineVariables(params.c, { around: params.m ?? null }))]
      : []),
  ];
  const entries = (await Promise.all<{ entry: Prefetch }>(reads)).map(({ entry }) => entry);
  return (
    <Prefetched entries={entries}>
      <InboxView />
    </Prefetched>
  );
}
