"use client";

import { useTranslations } from "next-intl";
import { useQuery } from "urql";

import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { ApproveKnowledgeChangeDocument, DiscardKnowledgeChangeDocument, type DiffKind, SourceChangeDocument } from "@/gql/graphql";
import { useAskAgain } from "@/lib/graphql/use-again";
import { usePayload } from "@/lib/graphql/use-payload";
import { toast } from "@/lib/toast";
import { useFormat } from "@/lib/use-format";

const looks: Record<DiffKind, string> = {
  SAME: "text-muted-foreground",
  ADDED: "bg-primary-wash text-primary-text before:content-['+']",
  REMOVED: "bg-danger-wash text-danger-text line-through decoration-danger-line before:content-['−']",
  SKIPPED: "text-faint-foreground",
};

/** A page that has changed: what is new and what is gone, and the decision which text counts. */
export function PendingChange({ id, canEdit }: { id: string; canEdit: boolean }) {
  const t = useTranslations("sources.change");
  const format = useFormat();
  const query = useQuery({ query: SourceChangeDocument, variables: { id }, requestPolicy: "cache-and-network" });
  const [{ data, fetching }] = query;
  const again = useAskAgain(query);
  const approve = usePayload(ApproveKnowledgeChangeDocument);
  const discard = usePayload(DiscardKnowledgeChangeDocument);
  /** What is refused was decided about another change than the one that waits: that one is shown instead. */
  const settle = (decided: Promise<object | null>, said: string) =>
    void decided.then((done) => {
      if (done) toast.success(said);
      else again();
    });
  const change = data?.knowledgeSource?.pendingChange;
  if (!change) return fetching ? <Skeleton className="appear-late h-40" /> : null;
  const { versionId, readAt, added, removed, lines } = change;
  return (
    <section className="overflow-hidden rounded-lg border border-warn-line shadow-card">
      <div className="flex flex-wrap items-center justify-between gap-3 bg-warn-wash px-4 py-3">
        <div className="grid min-w-0 flex-1 basis-72 gap-0.5">
          <h2 className="text-sm font-semibold text-warn-text">{t("title")}</h2>
          <p className="text-xs text-pretty">{t("lead", { added, removed, time: format.relative(readAt) })}</p>
        </div>
        {canEdit ? (
          <span className="flex flex-wrap gap-2">
            <Button variant="outline" onClick={() => settle(discard({ id, versionId }), t("discarded"))}>
              {t("discard")}
            </Button>
            <Button onClick={() => settle(approve({ id, versionId }), t("approved"))}>{t("approve")}</Button>
          </span>
        ) : null}
      </div>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must reach it */}
      <ol aria-label={t("diff")} tabIndex={0} className="max-h-96 overflow-y-auto py-2 text-sm">
        {lines.map(({ kind, text }, index) => (
          <li
            // Lines have no identity of their own, and the list never changes in its place.
            key={index}
            aria-label={kind === "ADDED" ? t("added", { text }) : kind === "REMOVED" ? t("removed", { text }) : undefined}
            className={`px-4 py-0.5 break-words before:mr-2 before:inline-block before:w-3 before:font-mono before:no-underline ${looks[kind]}`}
          >
            {kind === "SKIPPED" ? <span className="text-xs">… {t("skipped")}</span> : text}
          </li>
        ))}
      </ol>
    </section>
  );
}
