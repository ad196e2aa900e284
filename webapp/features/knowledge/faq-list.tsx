"use client";

import { MessageCircleQuestionIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useQuery } from "urql";

import { EmptyState } from "@/components/empty-state";
import { FailedState } from "@/components/failed-state";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { Rows } from "@/features/settings/section";
import { readFragment } from "@/gql";
import { FaqRowFragmentDoc, FaqsDocument } from "@/gql/graphql";
import { useAgain } from "@/lib/graphql/use-again";

import { FaqDialog } from "./faq-dialog";
import { FaqRow } from "./faq-row";
import { MoreRows } from "./more-rows";
import { filterOf, isNarrowed } from "./params";
import { type ListProps, NothingMatches, PAGE } from "./source-list";

/** Questions with the team's own answers, newest first. */
export function FaqList(props: ListProps) {
  const key = JSON.stringify(filterOf(props.params));
  const [cursors, setCursors] = useState<{ key: string; list: (string | null)[] }>({ key, list: [null] });
  const list = cursors.key === key ? cursors.list : [null];
  return (
    <Rows>
      {list.map((after, index) => (
        <FaqPage
          key={`${key}${after ?? ""}`}
          {...props}
          after={after}
          onMore={index === list.length - 1 ? (next) => setCursors({ key, list: [...list, next] }) : undefined}
        />
      ))}
    </Rows>
  );
}

type PageProps = ListProps & { after: string | null; onMore?: (next: string) => void };

function FaqPage({ params, go, changes, canEdit, after, onMore }: PageProps) {
  const query = useQuery({ query: FaqsDocument, variables: { filter: filterOf(params), first: PAGE, after } });
  const [{ data, fetching, error }] = query;
  const again = useAgain(changes, query);
  const faqs = readFragment(FaqRowFragmentDoc, data?.faqs.edges.map(({ node }) => node) ?? []);
  const page = data?.faqs.pageInfo;
  if (!data && fetching) return <Skeleton className="appear-late m-4 h-12" />;
  if (!data && error) return <FailedState error={error} onRetry={again} />;
  if (faqs.length === 0 && after === null) return isNarrowed(params) ? <NothingMatches go={go} /> : <NoFaqs canEdit={canEdit} />;
  return (
    <>
      {faqs.map((faq) => (
        <FaqRow key={faq.id} faq={faq} canEdit={canEdit} onTag={(tag) => go({ tag }, "replace")} />
      ))}
      <MoreRows page={page} onMore={onMore} />
    </>
  );
}

function NoFaqs({ canEdit }: { canEdit: boolean }) {
  const t = useTranslations("sources");
  const [isOpen, setOpen] = useState(false);
  return (
    <EmptyState icon={MessageCircleQuestionIcon} title={t("empty.faqTitle")} body={canEdit ? t("empty.faqBody") : t("empty.viewer")}>
      {canEdit ? (
        <>
          <Button variant="outline" onClick={() => setOpen(true)}>
            {t("add.faq")}
          </Button>
          {isOpen ? <FaqDialog onClose={() => setOpen(false)} /> : null}
        </>
      ) : null}
    </EmptyState>
  );
}
