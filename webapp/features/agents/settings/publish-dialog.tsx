"use client";

import { useTranslations } from "next-intl";
import { useForm, useFormContext } from "react-hook-form";
import { useClient, useQuery } from "urql";

import { FormDialog } from "@/components/form-dialog";
import { TextField } from "@/components/form-fields";
import { Button } from "@/components/ui/button";
import { readFragment } from "@/gql";
import {
  AgentConfigFormFragmentDoc,
  AgentDraftFormFragmentDoc,
  AgentSettingsDocument,
  AgentVersionRowFragmentDoc,
  AgentVersionsDocument,
  PublishAgentDocument,
} from "@/gql/graphql";
import { anew } from "@/lib/graphql/handover";
import { usePayload } from "@/lib/graphql/use-payload";
import { toast } from "@/lib/toast";

import { ReplayWarning } from "../replay/replay-warning";
import { DiffView } from "./diff-view";
import { type ConfigForm, toForm } from "./schema";
import type { Draft } from "./use-draft";

export const versionsAtOnce = 20;

/** Makes the draft the version that answers, after showing what is new. */
export function PublishDialog({ draft, publishedId, isChanged }: { draft: Draft; publishedId: string | undefined; isChanged: boolean }) {
  const t = useTranslations("agents.settings.publish");
  const client = useClient();
  const config = useFormContext<ConfigForm>();
  const [{ data }] = useQuery({ query: AgentVersionsDocument, variables: { first: versionsAtOnce }, requestPolicy: "cache-and-network" });
  const answering = readFragment(AgentVersionRowFragmentDoc, data?.agentVersions ?? []).find(({ id }) => id === publishedId);
  const publish = usePayload(PublishAgentDocument);
  const form = useForm({ defaultValues: { note: "", despiteTests: "" } });
  const [{ data: settings }] = useQuery({ query: AgentSettingsDocument, variables: {} });
  const standing = readFragment(AgentDraftFormFragmentDoc, settings?.agentDraft ?? null);
  const tests = standing?.tests;
  const isHeld = settings?.agent.needsGreenTests === true && tests !== "GREEN";
  return (
    <FormDialog
      trigger={
        <Button size="sm" disabled={!isChanged || draft.state === "conflict"}>
          {t("open")}
        </Button>
      }
      title={t("title")}
      lead={t("lead")}
      action={t("action")}
      form={form}
      onSubmit={async ({ note, despiteTests }) => {
        if (!(await draft.flush())) {
          form.setError("root", { message: t("notSaved") });
          return false;
        }
        const payload = await publish({ revision: draft.revision.current, note: note.trim() || null, despiteTests: despiteTests.trim() || null }, form);
        if (!payload) {
          // The draft, its tests or its replay may stand otherwise than this page knew.
          await client.query(AgentSettingsDocument, {}, anew).toPromise();
          return false;
        }
        toast.success(t("done"));
        const { data: next } = await client.query(AgentSettingsDocument, {}, anew).toPromise();
        if (next) draft.take(next.agentDraft);
        await client.query(AgentVersionsDocument, { first: versionsAtOnce }, anew).toPromise();
        return true;
      }}
    >
      {answering ? (
        <DiffView before={toForm(readFragment(AgentConfigFormFragmentDoc, answering.config))} after={config.getValues()} />
      ) : null}
      <TextField control={form.control} name="note" label={t("note")} hint={t("noteHint")} maxLength={200} autoComplete="off" />
      {settings && standing ? <ReplayWarning rule={settings.agent.replayRule} replay={standing.replay} /> : null}
      {isHeld && tests ? (
        <div className="grid gap-3 rounded-md border border-warn-line bg-warn-wash p-3">
          <p className="text-sm text-warn-text">{t(`held.${tests}`)}</p>
          <TextField control={form.control} name="despiteTests" label={t("despite")} hint={t("despiteHint")} maxLength={200} autoComplete="off" />
        </div>
      ) : null}
    </FormDialog>
  );
}
