import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { AgentSettings } from "@/features/agents/settings/agent-settings";
import { SettingsPage } from "@/features/settings/settings-page";
import { AgentSettingsDocument } from "@/gql/graphql";
import { prefetch } from "@/lib/graphql/prefetch";
import { Prefetched } from "@/lib/graphql/prefetched";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings");
  return { title: t("nav.agent") };
}

export default async function AgentPage() {
  const t = await getTranslations("settings");
  const agents = await getTranslations("agents.settings");
  const { entry } = await prefetch(AgentSettingsDocument, {});
  return (
    <SettingsPage title={t("nav.agent")} lead={agents("lead")}>
      <Prefetched entries={[entry]}>
        <AgentSettings />
      </Prefetched>
    </SettingsPage>
  );
}
