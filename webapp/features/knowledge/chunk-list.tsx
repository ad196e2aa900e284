"use client";

import { FileSearchIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { useQuery } from "urql";

import { EmptyState } from "@/components/empty-state";
import { Skeleton } from "@/components/ui/skeleton";
import { Rows, Section } from "@/features/settings/section";
import { readFragment } from "@/gql";
import { type ChunkCardFragment, ChunkCardFragmentDoc, SourceChunksDocument } from "@/gql/graphql";

import { MoreRows } from "./more-rows";

const PAGE = 20;

/** The passages that answers are made from, as the AI reads them. */
export function ChunkList({ id }: { id: string }) {
  const t = useTranslations("sources.detail");
  const [cursors, setCursors] = useState<(string | null)[]>([null]);
  return (
    <Section title={t("passages")} lead={t("passagesLead")}>
      <Rows>
        {cursors.map((after, index) => (
          <ChunkPage
            key={after ?? ""}
            id={id}
            after={after}
            onMore={index === cursors.length - 1 ? (next) => setCursors([...cursors, next]) : undefined}
          />
        ))}
      </Rows>
    </Section>
  );
}

function ChunkPage({ id, after, onMore }: { id: string; after: string | null; onMore?: (next: string) => void }) {
  const t = useTranslations("sources");
  const [{ data, fetching }] = useQuery({
    query: SourceChunksDocument,
    variables: { id, first: PAGE, after, pending: false },
    requestPolicy: "cache-and-network",
  });
  const connection = data?.knowledgeSource?.chunks;
  const chunks = readFragment(ChunkCardFragmentDoc, connection?.edges.map(({ node }) => node) ?? []);
  if (!data && fetching) return <Skeleton className="appear-late m-4 h-20" />;
  if (chunks.length === 0 && after === null) {
    return <EmptyState icon={FileSearchIcon} title={t("detail.none")} body={t("detail.noneBody")} />;
  }
  return (
    <>
      {chunks.map((chunk) => (
        <Chunk key={chunk.id} chunk={chunk} />
      ))}
      <MoreRows page={connection?.pageInfo} onMore={onMore} />
    </>
  );
}

function Chunk({ chunk: { id, position, heading, body, page, tokens } }: { chunk: ChunkCardFragment }) {
  const t = useTranslations("sources.detail");
  const card = useRef<HTMLElement>(null);
  // It came after the address was read: the browser has not found it there.
  useEffect(() => {
    const look = () => {
      const isMeant = location.hash === `#passage-${id}`;
      card.current?.toggleAttribute("data-meant", isMeant);
      if (isMeant) card.current?.scrollIntoView({ block: "center" });
    };
    look();
    addEventListener("hashchange", look);
    return () => removeEventListener("hashchange", look);
  }, [id]);
  return (
    <article ref={card} id={`passage-${id}`} className="grid gap-1 px-4 py-3 data-meant:bg-primary-wash">
      <p className="tabular flex items-baseline gap-x-2 text-xs text-muted-foreground">
        <span className="text-faint-foreground">{position + 1}</span>
        <span className="min-w-0 flex-1 font-medium break-words">{heading}</span>
        <span className="whitespace-nowrap text-faint-foreground max-sm:hidden">
          {[page ? t("page", { page }) : "", t("tokens", { count: tokens })].filter(Boolean).join(" · ")}
        </span>
      </p>
      <p dir="auto" className="text-sm break-words whitespace-pre-line">
        {body}
      </p>
    </article>
  );
}
