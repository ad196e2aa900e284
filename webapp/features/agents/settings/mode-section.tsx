"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { useClient } from "urql";

import { Segments } from "@/components/segments";
import { Rows, SettingRow } from "@/features/settings/section";
import { AgentSettingsDocument, type AgentStateFragment, SetAgentModeDocument } from "@/gql/graphql";
import { anew } from "@/lib/graphql/handover";
import { usePayload } from "@/lib/graphql/use-payload";
import { toast } from "@/lib/toast";

import { ModeIcon, modes } from "../mode-looks";

/** What the AI may do in the workspace. It acts at once; everything below waits for a publication. */
export function ModeSection({ agent, canEdit }: { agent: AgentStateFragment; canEdit: boolean }) {
  const t = useTranslations("agents");
  const common = useTranslations("common");
  const set = usePayload(SetAgentModeDocument);
  const { mode, brake, effective, published } = agent;
  // The accounts' modes follow the workspace's, whoever changes it.
  const client = useClient();
  const stands = `${mode} ${brake} ${published?.id}`;
  const seen = useRef(stands);
  useEffect(() => {
    if (seen.current === stands) return;
    seen.current = stands;
    void client.query(AgentSettingsDocument, {}, anew).toPromise();
  }, [client, stands]);
  const choose = async (next: typeof mode) => {
    if (next === mode || !(await set({ mode: next }))) return;
    toast.success(t(`settings.mode.said.${next}`), { action: { label: common("undo"), onClick: () => void set({ mode }) } });
  };
  return (
    <Rows>
      <SettingRow
        label={t("settings.mode.title")}
        hint={published ? t(`does.${mode}`) : t("settings.mode.notPublished")}
      >
        {canEdit ? (
          <Segments label={t("settings.mode.title")} value={mode} options={modes.toReversed().map((value) => ({ value, label: t(`mode.${value}`) }))} onChoose={(next) => void choose(next)} />
        ) : (
          <span className="flex items-center gap-1.5 text-sm [&_svg]:size-4">
            <ModeIcon mode={effective.mode} />
            {t(`mode.${effective.mode}`)}
          </span>
        )}
      </SettingRow>
    </Rows>
  );
}
