"use client";

import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { useQuery } from "urql";

import { readFragment } from "@/gql";
import { KnowledgeBasicsDocument, type UsageFactsFragment, UsageFactsFragmentDoc } from "@/gql/graphql";
import { useAgain } from "@/lib/graphql/use-again";
import { useFormat } from "@/lib/use-format";
import { cn } from "@/lib/utils";

import { useUploads } from "./uploads";

/** Bytes that documents may still take: none when there are as many sources or passages as there may be. */
function roomIn({ sources, allowedSources, chunks, allowedChunks, usedBytes, allowedBytes }: UsageFactsFragment): number {
  return sources < allowedSources && chunks < allowedChunks ? Math.max(0, allowedBytes - usedBytes) : 0;
}

/** How much of what the workspace may keep is used; amber from 80 %, red when nothing is left. */
export function Usage({ changes }: { changes: number }) {
  const t = useTranslations("sources.usage");
  const format = useFormat();
  const query = useQuery({ query: KnowledgeBasicsDocument, variables: {} });
  const [{ data }] = query;
  useAgain(changes, query);
  const usage = readFragment(UsageFactsFragmentDoc, data?.knowledgeUsage ?? null);
  const room = usage ? roomIn(usage) : null;
  useEffect(() => useUploads.setState({ room }), [room]);
  if (!usage) return null;
  const bytes = t("bytes", { used: format.size(usage.usedBytes), allowed: format.size(usage.allowedBytes) });
  const part = Math.max(usage.usedBytes / usage.allowedBytes, usage.sources / usage.allowedSources, usage.chunks / usage.allowedChunks);
  const percent = Math.min(100, part * 100);
  return (
    <div className="tabular flex items-center gap-2 text-xs text-muted-foreground">
      <span>{t("sources", { used: format.count(usage.sources), allowed: format.count(usage.allowedSources) })}</span>
      <span aria-hidden>·</span>
      <span>{bytes}</span>
      <span
        role="meter"
        aria-label={t("label")}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(percent)}
        aria-valuetext={bytes}
        className="h-1.5 w-16 overflow-hidden rounded-full bg-n4"
      >
        <span
          className={cn("block h-full rounded-full", percent >= 100 ? "bg-danger" : percent >= 80 ? "bg-warn" : "bg-n8")}
          style={{ width: `${percent > 0 ? Math.max(percent, 4) : 0}%` }}
        />
      </span>
    </div>
  );
}
