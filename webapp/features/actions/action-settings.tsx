"use client";

import { PlusIcon, WebhookIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useQuery } from "urql";

import { EmptyState } from "@/components/empty-state";
import { Button } from "@/components/ui/button";
import { useRoleAtLeast } from "@/features/session/use-role";
import { Rows, Section } from "@/features/settings/section";
import { readFragment } from "@/gql";
import { ActionFactsFragmentDoc, ActionSettingsDocument } from "@/gql/graphql";

import { ActionEditor } from "./action-editor";
import { ActionRow } from "./action-row";

/** The actions, or the one that is being edited. */
export function ActionSettings() {
  const t = useTranslations("actions");
  const settings = useTranslations("settings");
  const [{ data }] = useQuery({ query: ActionSettingsDocument, variables: {} });
  const [edited, edit] = useState<string | null>(null);
  const canEdit = useRoleAtLeast("ADMIN");
  const actions = readFragment(ActionFactsFragmentDoc, data?.actions ?? []);
  if (!data) return null;
  if (edited !== null) return <ActionEditor key={edited} action={actions.find(({ id }) => id === edited) ?? null} onClose={() => edit(null)} />;
  const add = canEdit ? (
    <Button variant="outline" size="sm" onClick={() => edit("")}>
      <PlusIcon />
      {t("new")}
    </Button>
  ) : null;
  if (actions.length === 0) {
    return (
      <EmptyState isBoxed icon={WebhookIcon} title={t("empty")} body={t("emptyBody")}>
        {add}
      </EmptyState>
    );
  }
  return (
    <Section action={add}>
      <Rows>
        {actions.map((action) => (
          <ActionRow key={action.id} action={action} canEdit={canEdit} onEdit={() => edit(action.id)} />
        ))}
      </Rows>
      <p className="text-xs text-muted-foreground">{canEdit ? t("tested") : settings("readOnly")}</p>
    </Section>
  );
}
