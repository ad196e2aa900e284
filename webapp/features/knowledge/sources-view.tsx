"use client";

import { useTranslations } from "next-intl";
import Link from "next/link";

import { Segments } from "@/components/segments";
import { Button } from "@/components/ui/button";
import { ConflictList } from "@/features/conflicts/conflict-list";
import { useOpenConflicts } from "@/features/conflicts/use-open-conflicts";
import { GapList } from "@/features/insights/gap-list";
import { useOpenGaps } from "@/features/insights/use-open-gaps";
import { useRoleAtLeast } from "@/features/session/use-role";

import { AddMenu } from "./add-menu";
import { AskBar } from "./ask/ask-bar";
import { FaqList } from "./faq-list";
import { Filters } from "./filters";
import { SourceDropZone } from "./source-drop-zone";
import { SourceList } from "./source-list";
import { UploadRows } from "./upload-rows";
import { SuggestionList } from "./suggestion-list";
import { Usage } from "./usage";
import { useKnowledgeEvents } from "./use-knowledge-events";
import { useSourcesParams } from "./use-sources-params";
import { useWaitingSuggestions } from "./use-waiting-suggestions";

/** Everything the AI answers from: what there is, how far it is read, and a bar that shows what a question finds. */
export function SourcesView() {
  const t = useTranslations("sources");
  const { params, go } = useSourcesParams();
  const changes = useKnowledgeEvents();
  const canEdit = useRoleAtLeast("AGENT");
  const waiting = useWaitingSuggestions(changes);
  const gaps = useOpenGaps(changes);
  const conflicts = useOpenConflicts(changes);
  const isList = params.tab === "documents" || params.tab === "faqs";
  return (
    <SourceDropZone isEnabled={canEdit}>
      <div className="mx-auto grid w-full max-w-[1080px] grid-cols-1 gap-5 px-4 py-6 pb-16 sm:px-6 lg:py-8">
        <header className="flex flex-wrap items-end justify-between gap-x-4 gap-y-3">
          <div className="grid gap-1">
            <h1 className="text-lg font-semibold tracking-tight">{t("title")}</h1>
            <p className="text-sm text-pretty text-muted-foreground">{t("lead")}</p>
          </div>
          {canEdit ? (
            <span className="flex flex-wrap items-center gap-2">
              <Button variant="ghost" asChild>
                <Link href="/sources/playground">{t("tryAi")}</Link>
              </Button>
              <AddMenu />
            </span>
          ) : null}
        </header>
        {canEdit ? <AskBar params={params} go={go} /> : null}
        <UploadRows />
        <section aria-label={t("lists")} className="grid grid-cols-1 gap-3">
          <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
            <Segments
              label={t("lists")}
              value={params.tab}
              options={[
                { value: "documents", label: t("documents") },
                { value: "faqs", label: t("faqs") },
                { value: "suggestions", label: waiting > 0 ? t("suggestionsCount", { count: waiting }) : t("suggestions.title") },
                { value: "gaps", label: gaps > 0 ? t("gapsCount", { count: gaps }) : t("gaps.tab") },
                { value: "conflicts", label: conflicts > 0 ? t("conflictsCount", { count: conflicts }) : t("conflicts.tab") },
              ]}
              onChoose={(tab) => go({ tab, state: undefined }, "replace")}
            />
            <Usage changes={changes} />
          </div>
          {isList ? <Filters params={params} go={go} /> : null}
          {params.tab === "conflicts" ? (
            <ConflictList changes={changes} canEdit={canEdit} />
          ) : params.tab === "gaps" ? (
            <GapList changes={changes} canEdit={canEdit} />
          ) : params.tab === "suggestions" ? (
            <SuggestionList changes={changes} canEdit={canEdit} />
          ) : params.tab === "faqs" ? (
            <FaqList params={params} go={go} changes={changes} canEdit={canEdit} />
          ) : (
            <SourceList params={params} go={go} changes={changes} canEdit={canEdit} />
          )}
        </section>
      </div>
    </SourceDropZone>
  );
}
