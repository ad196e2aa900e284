import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { AiUsage } from "@/features/billing/ai-usage";
import { SettingsPage } from "@/features/settings/settings-page";
import { AiUsageDocument } from "@/gql/graphql";
import { prefetch } from "@/lib/graphql/prefetch";
import { Prefetched } from "@/lib/graphql/prefetched";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings");
  return { title: t("nav.ai-usage") };
}

export default async function AiUsagePage() {
  const t = await getTranslations("settings");
  const billing = await getTranslations("billing");
  const { entry } = await prefetch(AiUsageDocument, {});
  return (
    <SettingsPage title={t("nav.ai-usage")} lead={billing("lead")}>
      <Prefetched entries={[entry]}>
        <AiUsage />
      </Prefetched>
    </SettingsPage>
  );
}
