"use client";

import { useTranslations } from "next-intl";
import { useQuery } from "urql";

import { Input } from "@/components/ui/input";
import { readFragment } from "@/gql";
import { ProfileSettingsDocument, UpdateWorkspaceDocument, ViewerContextFragmentDoc } from "@/gql/graphql";
import { usePayload } from "@/lib/graphql/use-payload";

import { Rows, Section, SettingRow } from "./section";
import { useUndoableSave } from "./use-undoable-save";

const MOST_MINUTES = 10_080;

/** What the workspace shares; admins change it, everyone may read it. */
export function WorkspaceSettings() {
  const t = useTranslations("settings");
  const [{ data }] = useQuery({ query: ProfileSettingsDocument, variables: {} });
  const viewer = readFragment(ViewerContextFragmentDoc, data?.viewer ?? null);
  const update = usePayload(UpdateWorkspaceDocument);
  const saveName = useUndoableSave(t("workspace.saved"), async (name: string) => (await update({ name })) !== null);
  const saveTarget = useUndoableSave(
    t("workspace.saved"),
    async (replyTargetMinutes: number) => (await update({ replyTargetMinutes })) !== null,
  );
  if (!viewer) return null;
  const { workspace, role } = viewer;
  const canEdit = role === "OWNER" || role === "ADMIN";
  return (
    <Section>
      {canEdit ? null : <p className="text-sm text-muted-foreground">{t("readOnly")}</p>}
      <Rows>
        <SettingRow label={t("workspace.name")} htmlFor="workspace-name">
          <Input
            id="workspace-name"
            key={workspace.name}
            defaultValue={workspace.name}
            maxLength={120}
            disabled={!canEdit}
            className="sm:w-64"
            onBlur={({ target }) => saveName(target.value.trim(), workspace.name)}
            onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
          />
        </SettingRow>
        <SettingRow label={t("workspace.target")} hint={t("workspace.targetHint")} htmlFor="reply-target">
          <Input
            id="reply-target"
            key={workspace.replyTargetMinutes}
            type="number"
            min={1}
            max={MOST_MINUTES}
            defaultValue={workspace.replyTargetMinutes}
            disabled={!canEdit}
            className="w-24 text-right"
            onBlur={({ target }) => {
              const minutes = Math.min(MOST_MINUTES, Math.max(1, Math.round(target.valueAsNumber)));
              if (Number.isNaN(minutes)) target.value = String(workspace.replyTargetMinutes);
              else saveTarget(minutes, workspace.replyTargetMinutes);
            }}
            onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
          />
          <span className="text-sm text-muted-foreground">{t("workspace.minutes")}</span>
        </SettingRow>
      </Rows>
    </Section>
  );
}
