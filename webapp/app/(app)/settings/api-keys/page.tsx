import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { ApiKeySettings } from "@/features/settings/api-key-settings";
import { SettingsPage } from "@/features/settings/settings-page";
import { ApiKeySettingsDocument } from "@/gql/graphql";
import { prefetch } from "@/lib/graphql/prefetch";
import { Prefetched } from "@/lib/graphql/prefetched";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings");
  return { title: t("nav.api-keys") };
}

export default async function ApiKeysPage() {
  const t = await getTranslations("settings");
  const { entry } = await prefetch(ApiKeySettingsDocument, {});
  return (
    <SettingsPage title={t("nav.api-keys")} lead={t("keys.lead")}>
      <Prefetched entries={[entry]}>
        <ApiKeySettings />
      </Prefetched>
    </SettingsPage>
  );
}
