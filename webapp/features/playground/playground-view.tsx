"use client";

import { FlaskConicalIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { useQuery } from "urql";

import { EmptyState } from "@/components/empty-state";
import { Segments } from "@/components/segments";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { Switch } from "@/components/ui/switch";
import { Textarea } from "@/components/ui/textarea";
import { useRoleAtLeast } from "@/features/session/use-role";
import { readFragment } from "@/gql";
import { type Channel, PlaygroundBasicsDocument, type TrialCardFragment, TrialCardFragmentDoc, TryAgentDocument } from "@/gql/graphql";
import { usePayload } from "@/lib/graphql/use-payload";
import { cn } from "@/lib/utils";

import { type Contender, DRAFT, first, inputOf, PUBLISHED } from "./contender";
import { ContenderSelect } from "./contender-select";
import { TrialCard } from "./trial-card";

const MOST = 2000;

/** Asks the AI what a customer might ask, by one or two of its versions or models. Nobody is told anything. */
export function PlaygroundView() {
  const t = useTranslations("playground");
  const common = useTranslations("common");
  const id = useId();
  const canTry = useRoleAtLeast("AGENT");
  const [{ data: basics }] = useQuery({ query: PlaygroundBasicsDocument, variables: {} });
  const ask = usePayload(TryAgentDocument);
  const [question, setQuestion] = useState("");
  const [channel, setChannel] = useState<Channel>("WHATSAPP");
  const [contenders, setContenders] = useState<Contender[]>([first]);
  const [trials, setTrials] = useState<(TrialCardFragment | null)[]>([]);
  const [isAsking, setAsking] = useState(false);
  // Before anything was published only the draft can be asked.
  const hasPublished = !basics || basics.agent.published !== null;
  const asked = contenders.map((one) => (one.config === PUBLISHED && !hasPublished ? { ...one, config: DRAFT } : one));
  const isReady = question.trim() !== "" && canTry && !isAsking;

  const run = async () => {
    if (!isReady) return;
    setAsking(true);
    setTrials([]);
    const answers = await Promise.all(asked.map((contender) => ask(inputOf(contender, question, channel))));
    setTrials(answers.map((answer) => readFragment(TrialCardFragmentDoc, answer?.trial ?? null)));
    setAsking(false);
  };
  const change = (index: number, next: Contender) => setContenders(contenders.map((one, at) => (at === index ? next : one)));
  return (
    <>
      <form
        className="grid grid-cols-1 gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          void run();
        }}
      >
        <div className="grid gap-1.5">
          <label htmlFor={id} className="text-sm font-medium">{t("question")}</label>
          <Textarea
            id={id}
            dir="auto"
            maxLength={MOST}
            value={question}
            placeholder={t("example")}
            onChange={(event) => setQuestion(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
              event.preventDefault();
              void run();
            }}
          />
        </div>
        <div className={cn("grid grid-cols-1 gap-3", contenders.length > 1 && "md:grid-cols-2")}>
          {asked.map((contender, index) => (
            <ContenderSelect key={index} label={t("contender", { number: index + 1 })} basics={basics} value={contender} onChange={(next) => change(index, next)} />
          ))}
        </div>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Segments
            label={t("channel")}
            value={channel}
            options={[{ value: "WHATSAPP", label: common("whatsapp") }, { value: "INSTAGRAM", label: common("instagram") }]}
            onChoose={setChannel}
          />
          <label className="flex items-center gap-2 text-sm">
            <Switch
              checked={contenders.length > 1}
              onCheckedChange={(on) => {
                setTrials([]);
                setContenders(on ? [...contenders, { ...first, config: DRAFT }] : contenders.slice(0, 1));
              }}
            />
            {t("compare")}
          </label>
          <Button type="submit" disabled={!isReady} className="ml-auto">{t("ask")}</Button>
        </div>
      </form>
      <section aria-label={t("results")} aria-live="polite" aria-busy={isAsking} className={cn("grid grid-cols-1 gap-6", contenders.length > 1 && "md:grid-cols-2")}>
        {isAsking ? contenders.map((_, index) => <Skeleton key={index} className="appear-late h-40" />) : null}
        {trials.map((trial, index) =>
          trial ? <TrialCard key={index} trial={trial} label={t("contender", { number: index + 1 })} /> : <p key={index} className="text-sm text-muted-foreground">{t("failed")}</p>,
        )}
        {!isAsking && trials.length === 0 ? (
          <EmptyState icon={FlaskConicalIcon} title={t("emptyTitle")} body={canTry ? t("emptyBody") : t("viewer")} className="md:col-span-full" />
        ) : null}
      </section>
    </>
  );
}
