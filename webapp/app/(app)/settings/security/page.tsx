import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { SecuritySettings } from "@/features/settings/security-settings";
import { SettingsPage } from "@/features/settings/settings-page";
import { SecuritySettingsDocument } from "@/gql/graphql";
import { prefetch } from "@/lib/graphql/prefetch";
import { Prefetched } from "@/lib/graphql/prefetched";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings");
  return { title: t("nav.security") };
}

export default async function SecurityPage() {
  const t = await getTranslations("settings");
  const { entry } = await prefetch(SecuritySettingsDocument, {});
  return (
    <SettingsPage title={t("nav.security")} lead={t("security.lead")}>
      <Prefetched entries={[entry]}>
        <SecuritySettings />
      </Prefetched>
    </SettingsPage>
  );
}
