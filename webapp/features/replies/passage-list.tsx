"use client";

import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";

import { useFormat } from "@/lib/use-format";
import { cn } from "@/lib/utils";

import { type Cited, citedIn, placeOf, type Source } from "./citations";
import { SourceNumber } from "./source-number";

/** The passages behind an answer under the numbers that it names them by; after those, where wanted, what was found and not used. */
export function PassageList({ reply, withUnused = false }: { reply: Cited; withUnused?: boolean }) {
  const cited = citedIn(reply);
  const unused = withUnused ? reply.sources.filter((source) => !cited.includes(source)) : [];
  return (
    <ol className="grid min-w-0 grid-cols-1 gap-2.5">
      {[...cited, ...unused].map((source, index) => (
        <Passage key={source.number} source={source} shown={index < cited.length ? index + 1 : null} />
      ))}
    </ol>
  );
}

function Passage({ source, shown }: { source: Source; shown: number | null }) {
  const t = useTranslations("replies");
  const actions = useTranslations("actions");
  const format = useFormat();
  const percent = new Intl.NumberFormat(useLocale(), { style: "percent" });
  const isLookedUp = source.kind === "ACTION";
  return (
    <li className="grid grid-cols-[1rem_minmax(0,1fr)] gap-x-2 text-sm">
      <span className="pt-0.5">{shown ? <SourceNumber>{shown}</SourceNumber> : null}</span>
      <div className="grid min-w-0 grid-cols-1 gap-0.5">
        <p className="flex items-baseline gap-2">
          <Link
            href={isLookedUp ? "/settings/actions" : `/sources/${source.sourceId}`}
            className={cn("min-w-0 flex-1 truncate underline-offset-3 hover:underline", shown ? "font-medium" : "text-muted-foreground")}
          >
            {placeOf(source, (page) => t("page", { page }))}
          </Link>
          {isLookedUp ? (
            <span className="tabular text-xs text-muted-foreground">{actions("lookedUp", { time: format.absolute(source.updatedAt) })}</span>
          ) : (
            <span title={t("fits")} className="tabular text-xs text-muted-foreground">
              {percent.format(source.score)}
            </span>
          )}
        </p>
        <p dir="auto" className={cn("text-xs whitespace-pre-line text-muted-foreground", shown ? "line-clamp-6" : "line-clamp-2")}>
          {source.text}
        </p>
      </div>
    </li>
  );
}
