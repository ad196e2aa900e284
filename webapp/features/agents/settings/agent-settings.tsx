"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { FormProvider, useForm } from "react-hook-form";
import { useQuery } from "urql";

import { late } from "@/components/late";
import { Skeleton } from "@/components/ui/skeleton";
import { useRoleAtLeast } from "@/features/session/use-role";
import { type FragmentType, readFragment } from "@/gql";
import {
  AgentAccountFragmentDoc,
  AgentConfigFormFragmentDoc,
  AgentDraftFormFragmentDoc,
  AgentSettingsDocument,
  type AgentSettingsQuery,
  AgentStateFragmentDoc,
  ModelRowFragmentDoc,
} from "@/gql/graphql";

import { AutonomySection } from "../autonomy/autonomy-section";
import { TestsTab } from "../tests/tests-tab";
import { Accounts } from "./accounts";
import { Behaviour } from "./behaviour";
import { DraftBar } from "./draft-bar";
import { GuardSection } from "./guard-section";
import { History } from "./history";
import { HoursSection } from "./hours-section";
import { ModeSection } from "./mode-section";
import { PaceSection } from "./pace-section";
import { PromptView } from "./prompt-view";
import { type ConfigForm, configSchema, toForm } from "./schema";
import { SettingsTabs, useTab } from "./tabs";
import { Thresholds } from "./thresholds";
import { useDraft } from "./use-draft";

const Replay = late(() => import("../replay/replay-tab").then(({ ReplayTab }) => ReplayTab), <Skeleton className="appear-late h-64" />);

/** How the AI answers: a draft that people work on, and what of it was published. */
export function AgentSettings() {
  const [{ data }] = useQuery({ query: AgentSettingsDocument, variables: {} });
  return data ? <DraftForm data={data} given={data.agentDraft} /> : null;
}

function DraftForm({ data, given }: { data: AgentSettingsQuery; given: FragmentType<typeof AgentDraftFormFragmentDoc> }) {
  const t = useTranslations("agents.settings");
  const say = useTranslations("errors.form");
  const canEdit = useRoleAtLeast("ADMIN");
  const [tab, setTab] = useTab();
  Replay.useArrival(tab === "replay");
  const row = readFragment(AgentDraftFormFragmentDoc, given);
  const form = useForm<ConfigForm>({
    resolver: zodResolver(configSchema(say, t)),
    defaultValues: toForm(readFragment(AgentConfigFormFragmentDoc, row.config)),
    disabled: !canEdit,
    mode: "onChange",
  });
  const draft = useDraft(form, given);
  const agent = readFragment(AgentStateFragmentDoc, data.agent);
  const accounts = readFragment(AgentAccountFragmentDoc, data.socialAccounts).filter(({ status }) => status !== "DISCONNECTED");
  const models = readFragment(ModelRowFragmentDoc, data.aiModels).filter(({ task }) => task === "CHAT");
  return (
    <FormProvider {...form}>
      {canEdit ? null : <p className="text-sm text-muted-foreground">{t("readOnly")}</p>}
      <ModeSection agent={agent} canEdit={canEdit} />
      <div className="grid min-w-0 grid-cols-1 gap-5">
        <DraftBar draft={draft} published={agent.published} canEdit={canEdit} />
        <SettingsTabs tab={tab} onChoose={setTab}>
          {tab === "behaviour" ? <Behaviour models={models} ownModel={data.ownAnswerModel ?? undefined} canEdit={canEdit} /> : null}
          {tab === "limits" ? (
            <>
              <Thresholds canEdit={canEdit} />
              <PaceSection />
              <HoursSection canEdit={canEdit} />
            </>
          ) : null}
          {tab === "rules" ? <GuardSection draft={draft} hides={data.agent.hides} canEdit={canEdit} /> : null}
          {tab === "autonomy" ? <AutonomySection accounts={accounts} canEdit={canEdit} /> : null}
          {tab === "channels" ? <Accounts accounts={accounts} canEdit={canEdit} /> : null}
          {tab === "prompt" ? <PromptView draft={draft} accounts={accounts} /> : null}
          {tab === "tests" ? <TestsTab canEdit={canEdit} onRun={draft.flush} /> : null}
          {tab === "replay" ? <Replay.Late canEdit={canEdit} onRun={draft.flush} /> : null}
          {tab === "history" ? <History published={agent.published} accounts={accounts} canEdit={canEdit} /> : null}
        </SettingsTabs>
      </div>
    </FormProvider>
  );
}
