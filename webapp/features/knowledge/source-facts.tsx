"use client";

import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";
import type { ReactNode } from "react";

import { languageName } from "@/features/writing/languages";
import type { SourceDetailFragment, SourceRowFragment } from "@/gql/graphql";
import { money } from "@/lib/money";
import { useFormat } from "@/lib/use-format";

import { SilentPages } from "./silent-pages";

/** Where a source comes from, how large it is, and what making it findable has cost. */
export function SourceFacts({ row, detail }: { row: SourceRowFragment; detail: SourceDetailFragment }) {
  const t = useTranslations("sources");
  const locale = useLocale();
  const format = useFormat();
  const time = (at: string) => <time title={format.absolute(at)}>{format.relative(at)}</time>;
  const facts: [string, ReactNode][] = [
    [t("detail.file"), row.filename],
    [
      t("detail.address"),
      row.url ? (
        <a href={row.url} target="_blank" rel="noreferrer" className="break-all text-primary-text underline underline-offset-3">
          {row.url.replace(/^https?:\/\//, "")}
        </a>
      ) : null,
    ],
    [
      t("detail.fromSitemap"),
      detail.sitemap ? (
        <Link href={`/sources/${detail.sitemap.id}`} className="text-primary-text underline underline-offset-3">
          {detail.sitemap.title}
        </Link>
      ) : null,
    ],
    [t("detail.size"), [format.size(row.sizeBytes), row.pageCount ? t("table.pages", { count: row.pageCount }) : ""].filter(Boolean).join(" · ")],
    [t("detail.silent"), row.silentPages.length > 0 ? <SilentPages pages={row.silentPages} /> : null],
    [
      t("detail.passages"),
      `${t("table.passages", { count: row.chunkCount })} · ${t("detail.tokens", { count: detail.tokenCount })}`,
    ],
    [t("detail.cost"), money(detail.costMicros, locale)],
    [t("detail.language"), row.language ? languageName(row.language, locale) : null],
    [t("detail.indexed"), row.indexedAt ? time(row.indexedAt) : null],
    [t("detail.refreshed"), detail.refreshedAt ? time(detail.refreshedAt) : null],
    [t("detail.refreshNext"), detail.refreshAt ? time(detail.refreshAt) : null],
    [t("detail.by"), detail.createdBy?.name],
    [t("detail.added"), time(row.createdAt)],
  ];
  return (
    <section aria-label={t("detail.facts")}>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5 px-1 text-xs">
        {facts
          .filter(([, value]) => value !== null && value !== undefined)
          .map(([label, value]) => (
            <div key={label} className="col-span-2 grid grid-cols-subgrid">
              <dt className="text-muted-foreground">{label}</dt>
              <dd className="tabular min-w-0 break-words">{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}
