"use client";

import { ArrowLeftIcon, BookOpenTextIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useQuery } from "urql";

import { EmptyState } from "@/components/empty-state";
import { Button } from "@/components/ui/button";
import { SourceConflicts } from "@/features/conflicts/source-conflicts";
import { useRoleAtLeast } from "@/features/session/use-role";
import { readFragment } from "@/gql";
import { SourceDetailFragmentDoc, SourceDocument, SourceRowFragmentDoc, UpkeepFragmentDoc } from "@/gql/graphql";
import { useAgain } from "@/lib/graphql/use-again";

import { ChunkList } from "./chunk-list";
import { FailedAction } from "./failed-action";
import { PendingChange } from "./pending-change";
import { SourceFacts } from "./source-facts";
import { SourceIcon } from "./source-icon";
import { SourceMenu } from "./source-menu";
import { SourceSettings } from "./source-settings";
import { SourceFailure, SourceStatus } from "./source-status";
import { SourceTitle } from "./source-title";
import { UpkeepLine } from "./upkeep-line";
import { UploadRows } from "./upload-rows";
import { useKnowledgeEvents } from "./use-knowledge-events";

/** One source: how far it is, what the AI reads of it, who may read it and where it counts. */
export function SourceDetailView({ id }: { id: string }) {
  const t = useTranslations("sources");
  const router = useRouter();
  const query = useQuery({ query: SourceDocument, variables: { id } });
  const [{ data, fetching }] = query;
  const changes = useKnowledgeEvents();
  useAgain(changes, query);
  const canEdit = useRoleAtLeast("AGENT");
  const detail = readFragment(SourceDetailFragmentDoc, data?.knowledgeSource ?? null);
  const row = readFragment(SourceRowFragmentDoc, detail);
  if (!detail || !row) {
    if (fetching) return null;
    return (
      <EmptyState icon={BookOpenTextIcon} title={t("detail.missing")} body={t("detail.missingBody")} className="min-h-[60vh]">
        <Button asChild variant="outline">
          <Link href="/sources">{t("detail.back")}</Link>
        </Button>
      </EmptyState>
    );
  }
  return (
    <div className="mx-auto grid w-full max-w-[1080px] gap-6 px-4 py-6 pb-16 sm:px-6 lg:py-8">
      <header className="grid gap-3">
        <Link href="/sources" className="flex w-fit items-center gap-1 text-sm text-muted-foreground hover:text-foreground">
          <ArrowLeftIcon className="size-4" />
          {t("detail.back")}
        </Link>
        <div className="flex items-start gap-3">
          <span className="grid size-9 shrink-0 place-items-center rounded-lg border bg-background">
            <SourceIcon kind={row.kind} className="size-[18px]" />
          </span>
          <div className="grid min-w-0 flex-1 gap-0.5">
            <SourceTitle key={row.title} id={id} title={row.title} canEdit={canEdit} />
            <div className="flex flex-wrap items-start gap-x-3 gap-y-2 text-sm">
              <SourceStatus source={row} />
              <div className="sm:hidden">
                <SourceFailure source={row} />
              </div>
              <UpkeepLine id={id} title={row.title} upkeep={readFragment(UpkeepFragmentDoc, row.upkeep)} canEdit={canEdit} />
              {canEdit ? <FailedAction source={row} /> : null}
            </div>
          </div>
          {canEdit ? <SourceMenu source={row} onDeleted={() => router.push("/sources")} /> : null}
        </div>
      </header>
      <UploadRows />
      <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_304px]">
        <div className="grid min-w-0 content-start gap-6">
          {row.hasPendingChange ? <PendingChange id={id} canEdit={canEdit} /> : null}
          <SourceConflicts sourceId={id} changes={changes} canEdit={canEdit} />
          <ChunkList key={row.indexedAt} id={id} />
        </div>
        <aside className="grid content-start gap-6">
          {canEdit ? <SourceSettings row={row} detail={detail} /> : null}
          <SourceFacts row={row} detail={detail} />
        </aside>
      </div>
    </div>
  );
}
