"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useClient, useQuery } from "urql";

import { ConfirmDialog } from "@/components/confirm-dialog";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Rows, Section } from "@/features/settings/section";
import { readFragment } from "@/gql";
import {
  type AgentAccountFragment,
  AgentChangesDocument,
  AgentConfigFormFragmentDoc,
  AgentSettingsDocument,
  type AgentStateFragment,
  type AgentVersionRowFragment,
  AgentVersionRowFragmentDoc,
  AgentVersionsDocument,
  RollBackAgentDocument,
} from "@/gql/graphql";
import { anew } from "@/lib/graphql/handover";
import { usePayload } from "@/lib/graphql/use-payload";
import { toast } from "@/lib/toast";
import { useFormat } from "@/lib/use-format";

import { Changes } from "./changes";
import { DiffView } from "./diff-view";
import { versionsAtOnce } from "./publish-dialog";
import { toForm } from "./schema";

type HistoryProps = { published: AgentStateFragment["published"]; accounts: readonly AgentAccountFragment[]; canEdit: boolean };

/** Every configuration that ever answered, what was new in it, and the way back to it. */
export function History({ published, accounts, canEdit }: HistoryProps) {
  const t = useTranslations("agents.settings.versions");
  const [pages, setPages] = useState(1);
  const first = Math.min(50, versionsAtOnce * pages);
  const [{ data }] = useQuery({ query: AgentVersionsDocument, variables: { first }, requestPolicy: "cache-and-network" });
  const versions = readFragment(AgentVersionRowFragmentDoc, data?.agentVersions ?? []);
  return (
    <>
      <Section title={t("title")} lead={t("lead")}>
        {versions.length === 0 ? <p className="text-sm text-muted-foreground">{t("none")}</p> : null}
        {versions.length > 0 ? (
          <Rows>
            {versions.map((version, at) => (
              <VersionRow key={version.id} version={version} before={versions[at + 1] ?? null} isAnswering={version.id === published?.id} canEdit={canEdit} />
            ))}
          </Rows>
        ) : null}
        {versions.length === first && first < 50 ? (
          <Button variant="outline" size="sm" className="w-fit" onClick={() => setPages(pages + 1)}>
            {t("more")}
          </Button>
        ) : null}
      </Section>
      {canEdit ? <Changes key={published?.id} versions={versions} accounts={accounts} /> : null}
    </>
  );
}

type VersionRowProps = { version: AgentVersionRowFragment; before: AgentVersionRowFragment | null; isAnswering: boolean; canEdit: boolean };

function VersionRow({ version, before, isAnswering, canEdit }: VersionRowProps) {
  const t = useTranslations("agents.settings.versions");
  const format = useFormat();
  const client = useClient();
  const rollBack = usePayload(RollBackAgentDocument);
  const [isOpen, setOpen] = useState(false);
  const config = (row: AgentVersionRowFragment) => toForm(readFragment(AgentConfigFormFragmentDoc, row.config));
  const answer = async () => {
    if (!(await rollBack({ versionId: version.id }))) return;
    toast.success(t("rolledBack", { number: version.number }));
    await client.query(AgentSettingsDocument, {}, anew).toPromise();
    await client.query(AgentChangesDocument, {}, anew).toPromise();
  };
  return (
    <div className="grid gap-2 px-4 py-3" data-version={version.number}>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <div className="grid min-w-40 flex-1 gap-0.5">
          <p className="flex flex-wrap items-center gap-2 text-sm">
            <span className="font-medium">{t("number", { number: version.number })}</span>
            {isAnswering ? <Badge variant="ai">{t("answering")}</Badge> : null}
            <span className="min-w-0 break-words">{version.note}</span>
          </p>
          <p className="text-xs text-muted-foreground" suppressHydrationWarning>
            {version.createdBy?.name ?? t("product")} · {format.absolute(version.createdAt)}
          </p>
          {version.despiteTests ? <p className="text-xs break-words text-warn-text">{t("despiteTests", { why: version.despiteTests })}</p> : null}
        </div>
        {before ? (
          <Button variant="ghost" size="sm" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {t("differences")}
          </Button>
        ) : null}
        {canEdit && !isAnswering ? (
          <ConfirmDialog
            trigger={
              <Button variant="outline" size="sm">
                {t("rollBack")}
              </Button>
            }
            title={t("rollBackTitle", { number: version.number })}
            body={t("rollBackBody")}
            action={t("rollBack")}
            onConfirm={answer}
          />
        ) : null}
      </div>
      {isOpen && before ? <DiffView before={config(before)} after={config(version)} /> : null}
    </div>
  );
}
