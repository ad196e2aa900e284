import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { ActionSettings } from "@/features/actions/action-settings";
import { SettingsPage } from "@/features/settings/settings-page";
import { ActionSettingsDocument } from "@/gql/graphql";
import { prefetch } from "@/lib/graphql/prefetch";
import { Prefetched } from "@/lib/graphql/prefetched";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings");
  return { title: t("nav.actions") };
}

export default async function ActionsPage() {
  const t = await getTranslations("settings");
  const actions = await getTranslations("actions");
  const { entry } = await prefetch(ActionSettingsDocument, {});
  return (
    <SettingsPage title={t("nav.actions")} lead={actions("lead")}>
      <Prefetched entries={[entry]}>
        <ActionSettings />
      </Prefetched>
    </SettingsPage>
  );
}
