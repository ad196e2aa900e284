"use client";

import { CheckIcon, CircleAlertIcon, LoaderCircleIcon, Undo2Icon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useClient, useQuery } from "urql";

import { ConfirmDialog } from "@/components/confirm-dialog";
import { Button } from "@/components/ui/button";
import { readFragment } from "@/gql";
import { AgentDraftFormFragmentDoc, type AgentStateFragment, AgentSettingsDocument, DiscardAgentDraftDocument } from "@/gql/graphql";
import { useUserMessage } from "@/lib/user-message";
import { toast } from "@/lib/toast";

import { PublishDialog } from "./publish-dialog";
import type { Draft } from "./use-draft";

type DraftBarProps = { draft: Draft; published: AgentStateFragment["published"]; canEdit: boolean };

/** Stays in sight: whether what was typed is stored, whether it differs from what answers, and the way to publish it. */
export function DraftBar({ draft, published, canEdit }: DraftBarProps) {
  const t = useTranslations("agents.settings.draft");
  const say = useUserMessage();
  const client = useClient();
  const [{ data }] = useQuery({ query: AgentSettingsDocument, variables: {} });
  const now = readFragment(AgentDraftFormFragmentDoc, data?.agentDraft ?? null);
  const isChanged = (now?.isChanged ?? false) || draft.state !== "saved";
  const discard = async () => {
    const { data: answer, error } = await client.mutation(DiscardAgentDraftDocument, {}).toPromise();
    const problem = answer?.discardAgentDraft.errors[0] ?? error;
    if (problem) toast.error(say(problem));
    if (answer?.discardAgentDraft.draft) draft.take(answer.discardAgentDraft.draft);
  };
  return (
    <div className="sticky top-0 z-10 -mx-1 grid gap-2 border-b bg-surface px-1 py-2.5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <p className="grid min-w-0 flex-1 gap-0.5">
          <span className="text-sm font-medium">
            {published ? t(isChanged ? "changed" : "same", { number: published.number }) : t("never")}
          </span>
          <SaveNote draft={draft} isChanged={isChanged} />
        </p>
        {canEdit && isChanged && published ? (
          <ConfirmDialog
            trigger={
              <Button variant="ghost" size="sm">
                <Undo2Icon />
                {t("discard")}
              </Button>
            }
            title={t("discardTitle")}
            body={t("discardBody", { number: published.number })}
            action={t("discard")}
            onConfirm={discard}
          />
        ) : null}
        {canEdit ? <PublishDialog draft={draft} publishedId={published?.id} isChanged={isChanged} /> : null}
      </div>
      {draft.state === "conflict" ? (
        <div role="alert" className="flex flex-wrap items-center gap-2 rounded-md border border-warn-line bg-warn-wash px-3 py-2 text-sm text-warn-text">
          <span className="min-w-48 flex-1">{t("conflict")}</span>
          <Button variant="outline" size="sm" onClick={() => void draft.takeTheirs()}>
            {t("takeTheirs")}
          </Button>
          <Button variant="outline" size="sm" onClick={() => void draft.keepOurs()}>
            {t("keepOurs")}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

function SaveNote({ draft, isChanged }: { draft: Draft; isChanged: boolean }) {
  const t = useTranslations("agents.settings.draft.state");
  const { state, problem } = draft;
  const isBusy = state === "waiting" || state === "saving";
  const isBad = state === "invalid" || state === "failed" || state === "conflict";
  const Icon = isBusy ? LoaderCircleIcon : isBad ? CircleAlertIcon : CheckIcon;
  return (
    <span role="status" className={`flex items-center gap-1.5 text-xs ${isBad ? "text-danger-text" : "text-muted-foreground"}`}>
      <Icon aria-hidden className={`size-3.5 ${isBusy ? "animate-spin" : ""}`} />
      {state === "failed" ? problem : t(state === "saved" && !isChanged ? "none" : state)}
    </span>
  );
}
