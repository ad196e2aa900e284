import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { MembersSettings } from "@/features/settings/members-settings";
import { SettingsPage } from "@/features/settings/settings-page";
import { MembersSettingsDocument } from "@/gql/graphql";
import { prefetch } from "@/lib/graphql/prefetch";
import { Prefetched } from "@/lib/graphql/prefetched";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings");
  return { title: t("nav.members") };
}

export default async function MembersPage() {
  const t = await getTranslations("settings");
  const { entry } = await prefetch(MembersSettingsDocument, {});
  return (
    <SettingsPage title={t("nav.members")} lead={t("members.lead")}>
      <Prefetched entries={[entry]}>
        <MembersSettings />
      </Prefetched>
    </SettingsPage>
  );
}
