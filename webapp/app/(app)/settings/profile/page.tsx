import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { ProfileSettings } from "@/features/settings/profile-settings";
import { SettingsPage } from "@/features/settings/settings-page";
import { ProfileSettingsDocument } from "@/gql/graphql";
import { prefetch } from "@/lib/graphql/prefetch";
import { Prefetched } from "@/lib/graphql/prefetched";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings");
  return { title: t("nav.profile") };
}

export default async function ProfilePage() {
  const t = await getTranslations("settings");
  const { entry } = await prefetch(ProfileSettingsDocument, {});
  return (
    <SettingsPage title={t("nav.profile")} lead={t("profile.lead")}>
      <Prefetched entries={[entry]}>
        <ProfileSettings />
      </Prefetched>
    </SettingsPage>
  );
}
