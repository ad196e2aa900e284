import type { Metadata } from "next";
import { getTimeZone, getTranslations } from "next-intl/server";

import { AnalyticsView } from "@/features/insights/analytics-view";
import { parseParams, periodOf } from "@/features/insights/params";
import { AnalyticsAccountsDocument, OutcomesDocument } from "@/gql/graphql";
import { prefetch } from "@/lib/graphql/prefetch";
import { Prefetched } from "@/lib/graphql/prefetched";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("analytics");
  return { title: t("title") };
}

export default async function AnalyticsPage({ searchParams }: PageProps<"/analytics">) {
  const period = periodOf(parseParams(await searchParams), await getTimeZone());
  const [accounts, outcomes] = await Promise.all([prefetch(AnalyticsAccountsDocument, {}), prefetch(OutcomesDocument, { period })]);
  return (
    <Prefetched entries={[accounts.entry, outcomes.entry]}>
      <AnalyticsView />
    </Prefetched>
  );
}
