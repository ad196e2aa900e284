"use client";

import { useTranslations } from "next-intl";
import Link from "next/link";
import { useState } from "react";

import { Badge } from "@/components/ui/badge";
import type { RankedRowFragment } from "@/gql/graphql";
import { cn } from "@/lib/utils";

import { highlight } from "../highlight";
import { SourceIcon } from "../source-icon";

type RankedRowProps = { passage: RankedRowFragment; rank: number; words: readonly string[]; minScore: number };

const parts = ["lexical", "trigram", "vector"] as const;

/** A passage with its score, the three parts of it, and why it would not be used. */
export function RankedRow({ passage, rank, words, minScore }: RankedRowProps) {
  const t = useTranslations("sources.ask");
  const detail = useTranslations("sources.detail");
  const [isWhole, setWhole] = useState(false);
  const { source, kind, title, heading, text, page, score, leftOut } = passage;
  const isUsed = leftOut.length === 0;
  const under = heading === title ? "" : heading.replace(`${title} › `, "");
  return (
    <li className={cn("grid gap-x-4 gap-y-2 px-4 py-3 sm:grid-cols-[minmax(0,1fr)_184px]", !isUsed && "bg-n2/60")}>
      <div className="grid min-w-0 content-start gap-1">
        <p className="flex min-w-0 flex-wrap items-center gap-x-1.5 text-xs text-muted-foreground">
          <span className="tabular w-4 text-faint-foreground">{rank}</span>
          <SourceIcon kind={kind} className="size-3.5" />
          {source && kind !== "FAQ" ? (
            <Link href={`/sources/${source.id}`} className="truncate font-medium text-foreground hover:underline">
              {title}
            </Link>
          ) : (
            <span className="truncate font-medium text-foreground">{title}</span>
          )}
          {under ? <span className="min-w-0 truncate before:mr-1.5 before:content-['·'] max-sm:basis-full max-sm:pl-5 max-sm:before:content-none">{under}</span> : null}
          {page ? <span className="whitespace-nowrap">· {detail("page", { page })}</span> : null}
        </p>
        <p dir="auto" className={cn("text-sm break-words whitespace-pre-line", !isWhole && "line-clamp-3", !isUsed && "text-muted-foreground")}>
          {highlight(text, words).map((part, index) =>
            part.isHit ? (
              <mark key={index} className="rounded-xs bg-note-wash text-inherit">
                {part.text}
              </mark>
            ) : (
              part.text
            ),
          )}
        </p>
        <span className="flex flex-wrap items-center gap-1.5">
          {leftOut.map((reason) => (
            <Badge key={reason} variant={reason === "BELOW_THRESHOLD" || reason === "TOO_MANY" ? "secondary" : "warn"}>
              {t(`leftOut.${reason}`)}
            </Badge>
          ))}
          {text.length > 240 ? (
            <button type="button" onClick={() => setWhole(!isWhole)} className="text-xs text-muted-foreground underline underline-offset-3">
              {t(isWhole ? "part" : "whole")}
            </button>
          ) : null}
        </span>
      </div>
      <dl className="grid content-start gap-1 text-xs">
        <Score label={t("score")} value={score} mark={minScore} isMain isUsed={isUsed} />
        {parts.map((part) => (
          <Score key={part} label={t(`parts.${part}`)} hint={t(`partsHint.${part}`)} value={passage[part]} isUsed={isUsed} />
        ))}
      </dl>
    </li>
  );
}

type ScoreProps = { label: string; hint?: string; value: number; isMain?: boolean; isUsed: boolean; mark?: number };

function Score({ label, hint, value, isMain, isUsed, mark }: ScoreProps) {
  const percent = Math.round(Math.min(1, Math.max(0, value)) * 100);
  return (
    <div title={hint} className={cn("grid grid-cols-[1fr_auto] items-center gap-x-2", !isMain && "text-muted-foreground")}>
      <dt className={cn("truncate", isMain && "font-medium")}>{label}</dt>
      <dd className={cn("tabular", isMain && "font-medium")}>{percent}</dd>
      <dd aria-hidden className={cn("relative col-span-2 overflow-hidden rounded-full bg-n4", isMain ? "h-1.5" : "h-1")}>
        <span
          className={cn("block h-full rounded-full", isMain ? (isUsed ? "bg-primary" : "bg-n8") : "bg-n8")}
          style={{ width: `${percent}%` }}
        />
        {mark === undefined ? null : <span className="absolute inset-y-0 w-0.5 bg-foreground" style={{ left: `${mark * 100}%` }} />}
      </dd>
    </div>
  );
}
