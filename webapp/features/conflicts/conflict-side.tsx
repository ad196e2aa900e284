"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";

import { SourceIcon } from "@/features/knowledge/source-icon";
import { readFragment } from "@/gql";
import { type ConflictSideFragment, SourceRowFragmentDoc } from "@/gql/graphql";

import { SettleMenu } from "./settle-menu";

type ConflictSideProps = { side: ConflictSideFragment; other: ConflictSideFragment; canEdit: boolean };

/** Where one of the sentences stands, what it says, and the press that says that it is right. */
export function ConflictSide({ side, other, canEdit }: ConflictSideProps) {
  const t = useTranslations("sources");
  const source = readFragment(SourceRowFragmentDoc, side.source);
  const wrong = readFragment(SourceRowFragmentDoc, other.source);
  const passage = `#passage-${side.chunkId}`;
  const isHere = usePathname() === `/sources/${source.id}`; // then the browser itself goes there
  const title = "truncate text-sm font-medium underline-offset-3 hover:underline";
  const where = [side.heading.startsWith(source.title) ? side.heading.slice(source.title.length).replace(/^ › /, "") : side.heading, side.page ? t("detail.page", { page: side.page }) : ""];
  return (
    <section aria-label={source.title} className="grid grid-rows-[auto_1fr_auto] gap-2 rounded-lg border bg-background px-3 py-2.5">
      <div className="flex items-start gap-2">
        <SourceIcon kind={source.kind} className="mt-0.5 size-4 shrink-0 text-muted-foreground" />
        <div className="grid min-w-0">
          {isHere ? (
            <a href={passage} className={title}>
              {source.title}
            </a>
          ) : (
            <Link href={source.kind === "FAQ" ? `/sources?tab=faqs&q=${encodeURIComponent(source.title)}` : `/sources/${source.id}${passage}`} className={title}>
              {source.title}
            </Link>
          )}
          <span dir="auto" className="truncate text-xs text-muted-foreground">{where.filter(Boolean).join(" · ") || t(`kind.${source.kind}`)}</span>
        </div>
      </div>
      <blockquote dir="auto" className="border-l-2 border-warn-line pl-2.5 text-sm text-pretty break-words">{side.quote}</blockquote>
      {canEdit ? <SettleMenu right={source} wrong={wrong} /> : null}
    </section>
  );
}
