"use client";

import { BookOpenTextIcon, SearchXIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { useQuery } from "urql";

import { EmptyState } from "@/components/empty-state";
import { FailedState } from "@/components/failed-state";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { readFragment } from "@/gql";
import { SourceRowFragmentDoc, SourcesDocument } from "@/gql/graphql";
import { useAgain } from "@/lib/graphql/use-again";

import { useFilePicker } from "./use-file-picker";
import { filterOf, isNarrowed, type SourcesParams } from "./params";
import { SourceRow } from "./source-row";

export const PAGE = 25;

export type ListProps = {
  params: SourcesParams;
  go: (next: Partial<SourcesParams>, mode?: "push" | "replace") => void;
  /** Grows when the list must be read again. */
  changes: number;
  canEdit: boolean;
};

/** Documents, pages and sitemaps, newest first. */
export function SourceList(props: ListProps) {
  const t = useTranslations("sources.table");
  const key = JSON.stringify(filterOf(props.params));
  const [cursors, setCursors] = useState<{ key: string; list: (string | null)[] }>({ key, list: [null] });
  const list = cursors.key === key ? cursors.list : [null];
  return (
    <div className="overflow-hidden rounded-lg border shadow-card">
      <Table>
        <TableHeader>
          <TableRow>
            <TableHead>{t("source")}</TableHead>
            <TableHead>{t("state")}</TableHead>
            <TableHead className="hidden lg:table-cell">{t("where")}</TableHead>
            <TableHead className="hidden text-right md:table-cell">{t("updated")}</TableHead>
            <TableHead className="w-20">
              <span className="sr-only">{t("use")}</span>
            </TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {list.map((after, index) => (
            <SourcePage
              key={`${key}${after ?? ""}`}
              {...props}
              after={after}
              onMore={index === list.length - 1 ? (next) => setCursors({ key, list: [...list, next] }) : undefined}
            />
          ))}
        </TableBody>
      </Table>
    </div>
  );
}

type PageProps = ListProps & { after: string | null; onMore?: (next: string) => void };

function SourcePage({ params, go, changes, canEdit, after, onMore }: PageProps) {
  const t = useTranslations("sources");
  const query = useQuery({
    query: SourcesDocument,
    variables: { filter: filterOf(params), first: PAGE, after },
  });
  const [{ data, fetching, error }] = query;
  const again = useAgain(changes, query);
  const sources = readFragment(SourceRowFragmentDoc, data?.knowledgeSources.edges.map(({ node }) => node) ?? []);
  const page = data?.knowledgeSources.pageInfo;
  if (!data && fetching) return <WaitingRows />;
  if (!data && error) {
    return (
      <Wide>
        <FailedState error={error} onRetry={again} />
      </Wide>
    );
  }
  if (sources.length === 0 && after === null) {
    return <Wide>{isNarrowed(params) ? <NothingMatches go={go} /> : <NoSources canEdit={canEdit} />}</Wide>;
  }
  return (
    <>
      {sources.map((source) => (
        <SourceRow key={source.id} source={source} canEdit={canEdit} onTag={(tag) => go({ tag }, "replace")} />
      ))}
      {onMore && page?.hasNextPage && page.endCursor ? (
        <Wide>
          <Button variant="ghost" size="sm" onClick={() => onMore(page.endCursor ?? "")}>
            {t("loadMore")}
          </Button>
        </Wide>
      ) : null}
    </>
  );
}

function Wide({ children }: { children: ReactNode }) {
  return (
    <TableRow>
      <TableCell colSpan={5}>{children}</TableCell>
    </TableRow>
  );
}

function WaitingRows() {
  return [0, 1, 2].map((row) => (
    <TableRow key={row}>
      <TableCell colSpan={5} className="h-14">
        <Skeleton className="appear-late h-4 w-1/2" />
      </TableCell>
    </TableRow>
  ));
}

export function NothingMatches({ go }: Pick<ListProps, "go">) {
  const t = useTranslations("sources.empty");
  return (
    <EmptyState icon={SearchXIcon} title={t("filtered")}>
      <Button
        variant="outline"
        size="sm"
        onClick={() => go({ q: undefined, state: undefined, audience: undefined, tag: undefined }, "replace")}
      >
        {t("clear")}
      </Button>
    </EmptyState>
  );
}

function NoSources({ canEdit }: { canEdit: boolean }) {
  const t = useTranslations("sources");
  const { pick, field } = useFilePicker();
  return (
    <EmptyState icon={BookOpenTextIcon} title={t("empty.title")} body={canEdit ? t("empty.body") : t("empty.viewer")}>
      {canEdit ? (
        <div className="grid justify-items-center gap-2">
          <Button variant="outline" onClick={pick}>
            {t("add.upload")}
          </Button>
          <span className="text-xs text-faint-foreground">{t("add.kinds")}</span>
          {field}
        </div>
      ) : null}
    </EmptyState>
  );
}
