"use client";

import { BookOpenTextIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useQuery } from "urql";

import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { Skeleton } from "@/components/ui/skeleton";
import { readFragment } from "@/gql";
import { MessageSourcesDocument, ReplyPassagesFragmentDoc } from "@/gql/graphql";

import { PassageList } from "./passage-list";

const TraceDrawer = dynamic(() => import("./trace-drawer").then((loaded) => loaded.TraceDrawer), { ssr: false });

/** Under an answer of the AI's: how many passages it came from, and in one press what they say. */
export function MessageSources({ messageId, count }: { messageId: string; count: number }) {
  const t = useTranslations("replies");
  const [traced, trace] = useState<string | null>(null);
  return (
    <>
      <Popover>
        <PopoverTrigger className="mr-auto inline-flex items-center gap-1 rounded-sm py-0.5 text-2xs font-medium text-ai-text underline-offset-3 hover:underline">
          <BookOpenTextIcon aria-hidden className="size-3" />
          {t("sources", { count })}
        </PopoverTrigger>
        <PopoverContent align="start" aria-label={t("sources", { count })} className="grid max-h-96 w-96 grid-cols-1 max-w-[calc(100vw-1rem)] gap-3 overflow-y-auto">
          <Passages messageId={messageId} onWhy={trace} />
        </PopoverContent>
      </Popover>
      {traced ? <TraceDrawer runId={traced} onClose={() => trace(null)} /> : null}
    </>
  );
}

function Passages({ messageId, onWhy }: { messageId: string; onWhy: (runId: string) => void }) {
  const t = useTranslations("replies");
  const [{ data }] = useQuery({ query: MessageSourcesDocument, variables: { id: messageId } });
  const run = data?.message?.replyRun;
  const reply = readFragment(ReplyPassagesFragmentDoc, run?.reply ?? null);
  if (!run || !reply) return <Skeleton className="appear-late h-16" />;
  return (
    <>
      <PassageList reply={reply} />
      <p className="flex items-baseline justify-between gap-2 text-xs text-muted-foreground">
        <button type="button" onClick={() => onWhy(run.id)} className="text-ai-text underline underline-offset-3">
          {t("whyMessage")}
        </button>
        {run.versionNumber ? <span className="tabular">{t("version", { number: run.versionNumber })}</span> : null}
      </p>
    </>
  );
}
