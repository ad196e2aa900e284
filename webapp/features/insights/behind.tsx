"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useQuery } from "urql";

import { ChannelBadge } from "@/components/channel-badge";
import { FailedState } from "@/components/failed-state";
import { Sheet, SheetContent, SheetDescription, SheetHeader, SheetTitle } from "@/components/ui/sheet";
import { Skeleton } from "@/components/ui/skeleton";
import { MoreRows } from "@/features/knowledge/more-rows";
import { readFragment } from "@/gql";
import { MomentRowFragmentDoc, type OutcomeFigure, OutcomeMomentsDocument, type PeriodInput, type ReplyReason } from "@/gql/graphql";
import { useAskAgain } from "@/lib/graphql/use-again";
import { useFormat } from "@/lib/use-format";

const PAGE = 25;

export type Figure = { figure: OutcomeFigure; reason?: ReplyReason; title: string };

type BehindProps = { figure: Figure; period: PeriodInput; onClose: () => void };

/** The conversations that a number counts, newest first. */
export function Behind({ figure, period, onClose }: BehindProps) {
  const t = useTranslations("analytics.behind");
  const common = useTranslations("common");
  const [cursors, setCursors] = useState<(string | null)[]>([null]);
  return (
    <Sheet open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <SheetContent closeLabel={common("close")} className="max-w-md">
        <SheetHeader>
          <SheetTitle>{figure.title}</SheetTitle>
          <SheetDescription>{t("lead")}</SheetDescription>
        </SheetHeader>
        <div className="divide-y rounded-lg border">
          {cursors.map((after, index) => (
            <MomentPage
              key={after ?? ""}
              figure={figure}
              period={period}
              after={after}
              onMore={index === cursors.length - 1 ? (next) => setCursors([...cursors, next]) : undefined}
            />
          ))}
        </div>
      </SheetContent>
    </Sheet>
  );
}

type MomentPageProps = Omit<BehindProps, "onClose"> & { after: string | null; onMore?: (next: string) => void };

function MomentPage({ figure: { figure, reason }, period, after, onMore }: MomentPageProps) {
  const t = useTranslations("analytics.behind");
  const why = useTranslations("replies.reason");
  const format = useFormat();
  const query = useQuery({
    query: OutcomeMomentsDocument,
    variables: { period, figure, reason: reason ?? null, first: PAGE, after },
    requestPolicy: "cache-and-network",
  });
  const [{ data, error }] = query;
  const again = useAskAgain(query);
  if (!data && error) return <FailedState error={error} onRetry={again} />;
  if (!data) return <Skeleton className="appear-late m-4 h-12" />;
  const moments = readFragment(MomentRowFragmentDoc, data.outcomeMoments.edges.map(({ node }) => node));
  return (
    <>
      {moments.map(({ conversationId, conversation, at, reason: because }) => (
        <Link
          key={conversationId + at}
          href={`/inbox?view=all&c=${conversationId}`}
          className="grid gap-0.5 px-3 py-2 hover:bg-accent"
        >
          <span className="flex items-center justify-between gap-3">
            <span className="flex min-w-0 items-center gap-1.5 text-sm font-medium">
              {conversation ? <ChannelBadge channel={conversation.channel} /> : null}
              <span dir="auto" className="truncate">{conversation?.contact.name || t("nameless")}</span>
            </span>
            <time dateTime={at} className="shrink-0 text-xs text-muted-foreground tabular">{format.absolute(at)}</time>
          </span>
          {because && !reason ? <span className="text-xs text-muted-foreground">{why(because)}</span> : null}
        </Link>
      ))}
      <MoreRows page={data.outcomeMoments.pageInfo} onMore={onMore} />
    </>
  );
}
