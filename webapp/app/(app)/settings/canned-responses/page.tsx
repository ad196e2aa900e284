import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { CannedSettings } from "@/features/settings/canned-settings";
import { SettingsPage } from "@/features/settings/settings-page";
import { CannedResponseSettingsDocument } from "@/gql/graphql";
import { prefetch } from "@/lib/graphql/prefetch";
import { Prefetched } from "@/lib/graphql/prefetched";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings");
  return { title: t("nav.canned-responses") };
}

export default async function CannedResponsesPage() {
  const t = await getTranslations("settings");
  const { entry } = await prefetch(CannedResponseSettingsDocument, {});
  return (
    <SettingsPage title={t("nav.canned-responses")} lead={t("canned.lead")}>
      <Prefetched entries={[entry]}>
        <CannedSettings />
      </Prefetched>
    </SettingsPage>
  );
}
