"use client";

import { useLocale, useTranslations } from "next-intl";
import { useQuery } from "urql";

import { Sheet, SheetContent, SheetDescription, SheetHeader, SheetTitle } from "@/components/ui/sheet";
import { Skeleton } from "@/components/ui/skeleton";
import { useRoleAtLeast } from "@/features/session/use-role";
import { type FragmentType, readFragment } from "@/gql";
import { ReplyOpinionFragmentDoc, ReplyPassagesFragmentDoc, ReplyTraceDocument, type ReplyTraceRunFragment, ReplyTraceRunFragmentDoc } from "@/gql/graphql";
import { money } from "@/lib/money";
import { useFormat } from "@/lib/use-format";

import { emphasis } from "./emphasis";
import { PassageList } from "./passage-list";
import { RateReply } from "./rate-reply";
import { ReplyText } from "./reply-text";
import { StepList } from "./step-list";
import { needed } from "./threshold";

/** "Why did it say that?": every step of a run, with what it knew, what it found out and what that cost. */
export function TraceDrawer({ runId, onClose }: { runId: string; onClose: () => void }) {
  const t = useTranslations("replies.trace");
  const common = useTranslations("common");
  const [{ data }] = useQuery({ query: ReplyTraceDocument, variables: { id: runId }, requestPolicy: "cache-and-network" });
  const run = readFragment(ReplyTraceRunFragmentDoc, data?.replyRun ?? null);
  return (
    <Sheet open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <SheetContent closeLabel={common("close")} className="max-w-xl">
        <SheetHeader>
          <SheetTitle>{t("title")}</SheetTitle>
          <SheetDescription>{t("lead")}</SheetDescription>
        </SheetHeader>
        {run ? <Trace run={run} /> : <Skeleton className="appear-late h-40" />}
      </SheetContent>
    </Sheet>
  );
}

function Trace({ run }: { run: ReplyTraceRunFragment }) {
  const t = useTranslations("replies");
  const locale = useLocale();
  const format = useFormat();
  const cost = (micros: number, tokens: number) => t("trace.cost", { tokens, amount: money(micros, locale) });
  const rests = needed(run.steps);
  const { outcome, reason, detail, model, hint, requestedBy, costMicros, promptTokens, completionTokens, versionNumber } = run;
  const came = outcome ? t(`outcome.${outcome}`) : t(`state.${run.state}`);
  return (
    <>
      <div className="grid gap-1 rounded-lg border border-ai-line bg-ai-wash px-3 py-2">
        <p className="text-sm">
          {reason ? t.rich("because", { b: emphasis, outcome: came, reason: t(`reason.${reason}`) }) : emphasis(came)}
          {detail ? <span className="text-muted-foreground"> ({detail})</span> : null}
        </p>
        {rests ? <p className="text-xs text-muted-foreground">{t(`trace.needed.${rests.from}`, { send: rests.send, topic: rests.topic })}</p> : null}
        {rests ? <p className="text-xs text-muted-foreground">{t(rests.judged > 0 ? "trace.sureOwn" : "trace.sure", { support: rests.support, common: rests.common, judged: rests.judged })}</p> : null}
        {rests && rests.topics.length > 0 ? <p className="text-xs text-muted-foreground">{t("trace.about", { topics: rests.topics.join(", ") })}</p> : null}
        {requestedBy ? <p className="text-xs text-muted-foreground">{t("trace.requested", { name: requestedBy.name, hint: hint || "–" })}</p> : null}
        <p className="tabular text-xs text-muted-foreground">
          {[format.absolute(run.createdAt), versionNumber ? t("version", { number: versionNumber }) : "", model, cost(costMicros, promptTokens + completionTokens)].filter(Boolean).join(" · ")}
        </p>
      </div>
      {run.reply ? <Answer reply={run.reply} /> : null}
      {run.reply ? <Opinions reply={run.reply} /> : null}
      <StepList steps={run.steps} />
    </>
  );
}

/** What it wrote, and the passages it came from. */
function Answer({ reply }: { reply: FragmentType<typeof ReplyPassagesFragmentDoc> }) {
  const t = useTranslations("replies.trace");
  const passages = readFragment(ReplyPassagesFragmentDoc, reply);
  return (
    <section aria-label={t("answer")} className="grid gap-2.5 rounded-lg border px-3 py-2">
      <ReplyText reply={passages} />
      <PassageList reply={passages} />
    </section>
  );
}

/** What colleagues think of the answer, and what they would have said. */
function Opinions({ reply }: { reply: FragmentType<typeof ReplyOpinionFragmentDoc> }) {
  const t = useTranslations("replies");
  const canRate = useRoleAtLeast("AGENT");
  const { feedback } = readFragment(ReplyOpinionFragmentDoc, reply);
  if (!canRate && feedback.length === 0) return null;
  return (
    <section aria-label={t("rate.title")} className="grid gap-1 rounded-lg border px-3 py-2">
      {canRate ? (
        <div className="flex items-center justify-between text-sm font-medium">
          {t("rate.title")}
          <RateReply reply={reply} />
        </div>
      ) : null}
      {feedback.map(({ user, isGood, reason, correction }, index) => (
        <div key={user?.id ?? index} className="grid text-xs text-muted-foreground">
          <p>
            {t(isGood ? "rate.byGood" : "rate.byBad", { name: user?.name ?? "–" })}
            {reason ? `: ${t(`discardReason.${reason}`)}` : null}
          </p>
          {correction ? <blockquote dir="auto" className="mt-0.5 border-l-2 pl-2 whitespace-pre-line text-foreground">{correction}</blockquote> : null}
        </div>
      ))}
    </section>
  );
}
