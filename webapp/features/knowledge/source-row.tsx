"use client";

import { useTranslations } from "next-intl";
import Link from "next/link";

import { Switch } from "@/components/ui/switch";
import { TableCell, TableRow } from "@/components/ui/table";
import { readFragment } from "@/gql";
import { type SourceRowFragment, UpkeepFragmentDoc } from "@/gql/graphql";
import { useFormat } from "@/lib/use-format";
import { cn } from "@/lib/utils";

import { FailedAction } from "./failed-action";
import { ScopeText } from "./scope-text";
import { SilentPages } from "./silent-pages";
import { SourceIcon } from "./source-icon";
import { SourceMenu } from "./source-menu";
import { SourceFailure, SourceStatus } from "./source-status";
import { TagList } from "./tag-list";
import { UpkeepLine } from "./upkeep-line";
import { useSourceActions } from "./use-source-actions";

type SourceRowProps = { source: SourceRowFragment; canEdit: boolean; onTag: (tag: string) => void };

/** One document, page or sitemap, with how far it is in its place. */
export function SourceRow({ source, canEdit, onTag }: SourceRowProps) {
  const t = useTranslations("sources");
  const format = useFormat();
  const { setEnabled } = useSourceActions(source);
  const { id, kind, title, tags, isEnabled, updatedAt } = source;
  return (
    <TableRow className="align-top hover:bg-n2">
      <TableCell className="w-full max-w-0 min-w-36 py-2.5 align-top">
        <div className="flex gap-2.5">
          <SourceIcon kind={kind} className="mt-0.5 size-4" />
          <div className="grid min-w-0 gap-0.5">
            <Link
              href={`/sources/${id}`}
              className={cn("truncate text-sm font-medium hover:underline", !isEnabled && "text-muted-foreground")}
              title={title}
            >
              {title}
            </Link>
            <Facts source={source} />
            <SilentPages pages={source.silentPages} />
            <div className="sm:hidden">
              <SourceFailure source={source} />
            </div>
            <UpkeepLine id={id} title={title} upkeep={readFragment(UpkeepFragmentDoc, source.upkeep)} canEdit={canEdit} />
            <TagList tags={tags} onChoose={onTag} />
            <span className="lg:hidden">
              <ScopeText scoped={source} />
            </span>
          </div>
        </div>
      </TableCell>
      <TableCell className="py-2.5 align-top">
        <SourceStatus source={source} />
        {canEdit ? <FailedAction source={source} className="mt-1.5" /> : null}
      </TableCell>
      <TableCell className="hidden max-w-48 py-3 align-top lg:table-cell">
        <ScopeText scoped={source} />
      </TableCell>
      <TableCell className="hidden py-2.5 text-right align-top whitespace-nowrap text-muted-foreground md:table-cell">
        <time dateTime={updatedAt} title={format.absolute(updatedAt)}>
          {format.short(updatedAt)}
        </time>
      </TableCell>
      <TableCell className="py-2 align-top">
        {canEdit ? (
          <span className="flex items-center justify-end gap-1.5">
            <Switch
              checked={isEnabled}
              aria-label={t("table.useOne", { name: title })}
              className="hidden sm:inline-flex"
              onCheckedChange={(on) => void setEnabled(on)}
            />
            <SourceMenu source={source} />
          </span>
        ) : null}
      </TableCell>
    </TableRow>
  );
}

function Facts({ source }: { source: SourceRowFragment }) {
  const t = useTranslations("sources.table");
  const format = useFormat();
  const { url, filename, sizeBytes, pageCount, chunkCount, status } = source;
  const parts = [
    url ? url.replace(/^https?:\/\//, "") : filename,
    url ? null : format.size(sizeBytes),
    pageCount ? t("pages", { count: pageCount }) : null,
    status === "INDEXED" ? t("passages", { count: chunkCount }) : null,
  ].filter(Boolean);
  return <span className="tabular truncate text-xs text-muted-foreground">{parts.join(" · ")}</span>;
}
