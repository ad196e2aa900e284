import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { WorkspaceSettings } from "@/features/settings/workspace-settings";
import { SettingsPage } from "@/features/settings/settings-page";
import { ProfileSettingsDocument } from "@/gql/graphql";
import { prefetch } from "@/lib/graphql/prefetch";
import { Prefetched } from "@/lib/graphql/prefetched";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings");
  return { title: t("nav.workspace") };
}

export default async function WorkspacePage() {
  const t = await getTranslations("settings");
  const { entry } = await prefetch(ProfileSettingsDocument, {});
  return (
    <SettingsPage title={t("nav.workspace")} lead={t("workspace.lead")}>
      <Prefetched entries={[entry]}>
        <WorkspaceSettings />
      </Prefetched>
    </SettingsPage>
  );
}
