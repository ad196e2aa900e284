"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useQuery } from "urql";

import { Sheet, SheetContent, SheetDescription, SheetHeader, SheetTitle } from "@/components/ui/sheet";
import { Skeleton } from "@/components/ui/skeleton";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { Section } from "@/features/settings/section";
import { readFragment } from "@/gql";
import { type PeriodInput, QuestionGroupDocument, QuestionTopicsDocument, type TopicFactsFragment, TopicFactsFragmentDoc } from "@/gql/graphql";
import { useFormat } from "@/lib/use-format";

import { QuestionList } from "./question-list";
import { share } from "./series";
import { trend } from "./trend";

/** What customers ask, answered or not: how often, whether more than before, and how much of it the AI solves. */
export function TopicSection({ period }: { period: PeriodInput }) {
  const t = useTranslations("analytics.topics");
  const format = useFormat();
  const [shown, show] = useState<TopicFactsFragment | null>(null);
  const [{ data }] = useQuery({ query: QuestionTopicsDocument, variables: { period }, requestPolicy: "cache-and-network" });
  if (!data) return <Skeleton className="appear-late h-40" />;
  const topics = readFragment(TopicFactsFragmentDoc, data.questionTopics);
  return (
    <Section title={t("title")} lead={t("lead")}>
      {topics.length === 0 ? (
        <p className="rounded-lg border border-dashed px-4 py-6 text-center text-sm text-muted-foreground">{t("empty")}</p>
      ) : (
        <div className="overflow-x-auto rounded-lg border shadow-card">
          <Table>
            <TableHeader>
              <TableRow>
                <TableHead>{t("question")}</TableHead>
                <TableHead className="text-end">{t("asked")}</TableHead>
                <TableHead className="text-end">{t("trend")}</TableHead>
                <TableHead className="text-end">{t("solved")}</TableHead>
              </TableRow>
            </TableHeader>
            <TableBody>
              {topics.map((topic) => {
                const change = trend(topic.count, topic.countBefore);
                return (
                  <TableRow key={topic.id}>
                    <TableCell className="max-w-[26rem] min-w-52 whitespace-normal">
                      <button type="button" dir="auto" className="text-start text-pretty underline decoration-n7 underline-offset-3 hover:decoration-current" onClick={() => show(topic)}>
                        {topic.label}
                      </button>
                    </TableCell>
                    <TableCell className="text-end tabular">{format.count(topic.count)}</TableCell>
                    <TableCell className="text-end text-muted-foreground tabular">{t(change.kind, { n: format.count(change.n) })}</TableCell>
                    <TableCell className="text-end tabular">
                      {topic.settled > 0 ? (
                        t("solvedOf", { share: share(topic.solved, topic.settled), count: format.count(topic.settled) })
                      ) : (
                        <span className="text-muted-foreground">{t("early")}</span>
                      )}
                    </TableCell>
                  </TableRow>
                );
              })}
            </TableBody>
          </Table>
        </div>
      )}
      {shown ? <TopicSheet topic={shown} period={period} onClose={() => show(null)} /> : null}
    </Section>
  );
}

type TopicSheetProps = { topic: TopicFactsFragment; period: PeriodInput; onClose: () => void };

function TopicSheet({ topic, period, onClose }: TopicSheetProps) {
  const t = useTranslations("analytics.behind");
  const common = useTranslations("common");
  const [{ data }] = useQuery({
    query: QuestionGroupDocument,
    variables: { id: topic.id, period, isMissed: false },
    requestPolicy: "cache-and-network",
  });
  return (
    <Sheet open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <SheetContent closeLabel={common("close")} className="max-w-md">
        <SheetHeader>
          <SheetTitle dir="auto">{topic.label}</SheetTitle>
          <SheetDescription>{t("questions")}</SheetDescription>
        </SheetHeader>
        <QuestionList questions={data?.questionGroup?.questions ?? null} />
      </SheetContent>
    </Sheet>
  );
}
