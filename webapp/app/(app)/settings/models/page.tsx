import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { ModelProviderSettings } from "@/features/billing/own/model-provider-settings";
import { SettingsPage } from "@/features/settings/settings-page";
import { ModelProviderDocument } from "@/gql/graphql";
import { prefetch } from "@/lib/graphql/prefetch";
import { Prefetched } from "@/lib/graphql/prefetched";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings");
  return { title: t("nav.models") };
}

export default async function ModelsPage() {
  const t = await getTranslations("settings");
  const own = await getTranslations("billing.own");
  const { entry } = await prefetch(ModelProviderDocument, {});
  return (
    <SettingsPage title={t("nav.models")} lead={own("lead")}>
      <Prefetched entries={[entry]}>
        <ModelProviderSettings />
      </Prefetched>
    </SettingsPage>
  );
}
