import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { LabelSettings } from "@/features/settings/label-settings";
import { SettingsPage } from "@/features/settings/settings-page";
import { LabelSettingsDocument } from "@/gql/graphql";
import { prefetch } from "@/lib/graphql/prefetch";
import { Prefetched } from "@/lib/graphql/prefetched";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings");
  return { title: t("nav.labels") };
}

export default async function LabelsPage() {
  const t = await getTranslations("settings");
  const { entry } = await prefetch(LabelSettingsDocument, {});
  return (
    <SettingsPage title={t("nav.labels")} lead={t("labels.lead")}>
      <Prefetched entries={[entry]}>
        <LabelSettings />
      </Prefetched>
    </SettingsPage>
  );
}
