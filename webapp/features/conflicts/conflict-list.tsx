"use client";

import { HourglassIcon, ScaleIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useQuery } from "urql";

import { EmptyState } from "@/components/empty-state";
import { FailedState } from "@/components/failed-state";
import { Skeleton } from "@/components/ui/skeleton";
import { Rows } from "@/features/settings/section";
import { readFragment } from "@/gql";
import { ComparisonWorkDocument, ConflictRowFragmentDoc, ConflictsDocument } from "@/gql/graphql";
import { useAgain } from "@/lib/graphql/use-again";

import { ConflictRow } from "./conflict-row";

type ConflictListProps = { changes: number; canEdit: boolean };

/** What sources say against each other, found last first, how far comparing them is, and what people say is no conflict. */
export function ConflictList({ changes, canEdit }: ConflictListProps) {
  const t = useTranslations("sources.conflicts");
  const query = useQuery({ query: ConflictsDocument, variables: { isDismissed: false }, requestPolicy: "cache-and-network" });
  const [{ data, fetching, error }] = query;
  const asideQuery = useQuery({ query: ConflictsDocument, variables: { isDismissed: true }, requestPolicy: "cache-and-network" });
  const [aside] = asideQuery;
  const workQuery = useQuery({ query: ComparisonWorkDocument, variables: {}, requestPolicy: "cache-and-network" });
  const [work] = workQuery;
  const askOpen = useAgain(changes, query);
  const askAside = useAgain(changes, asideQuery);
  useAgain(changes, workQuery);
  const again = () => {
    askOpen();
    askAside();
  };
  // What moves from one list to the other is in both until the second of them is read again.
  const open = readFragment(ConflictRowFragmentDoc, data?.conflicts ?? []).filter(({ dismissedAt }) => !dismissedAt);
  const dismissed = readFragment(ConflictRowFragmentDoc, aside.data?.conflicts ?? []).filter(({ dismissedAt }) => dismissedAt);
  const { compared = 0, waiting = 0, hold = null } = work.data?.comparisonWork ?? {};
  if (!data && error) return <FailedState error={error} onRetry={askOpen} />;
  return (
    <div className="grid gap-3">
      <p className="max-w-[72ch] text-sm text-pretty text-muted-foreground">{t("lead")}</p>
      {waiting > 0 ? (
        <p role="status" className={`flex items-start gap-1.5 text-xs text-pretty ${hold ? "font-medium text-warn-text" : "text-muted-foreground"}`}>
          <HourglassIcon aria-hidden className="mt-px size-3.5 shrink-0" />
          {t(`waiting.${hold ?? "TURN"}`, { count: waiting })}
        </p>
      ) : null}
      <Rows>
        {!data && fetching ? <Skeleton className="appear-late m-4 h-24" /> : null}
        {data && open.length === 0 ? <EmptyState icon={ScaleIcon} title={t(waiting > 0 ? "soFarTitle" : "emptyTitle")} body={t("emptyBody", { count: compared })} /> : null}
        {open.map((conflict) => (
          <ConflictRow key={conflict.id} conflict={conflict} canEdit={canEdit} onChange={again} />
        ))}
      </Rows>
      {dismissed.length > 0 ? (
        <details className="group">
          <summary className="w-fit text-sm text-muted-foreground">{t("aside", { count: dismissed.length })}</summary>
          <div className="mt-2">
            <Rows>
              {dismissed.map((conflict) => (
                <ConflictRow key={conflict.id} conflict={conflict} canEdit={canEdit} onChange={again} />
              ))}
            </Rows>
          </div>
        </details>
      ) : null}
    </div>
  );
}
