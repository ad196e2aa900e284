"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";

import { Skeleton } from "@/components/ui/skeleton";
import { type FragmentType, readFragment } from "@/gql";
import { AskedRowFragmentDoc } from "@/gql/graphql";
import { useFormat } from "@/lib/use-format";

type QuestionListProps = { questions: readonly FragmentType<typeof AskedRowFragmentDoc>[] | null };

/** Questions of a group as they were asked, and what people wrote to them; each leads to its conversation. */
export function QuestionList({ questions }: QuestionListProps) {
  const t = useTranslations("sources.gaps");
  const format = useFormat();
  if (!questions) return <Skeleton className="appear-late h-12" />;
  return (
    <ul className="grid gap-2 border-s-2 ps-3">
      {readFragment(AskedRowFragmentDoc, questions).map(({ id, body, askedAt, miss, conversationId, answer, answeredBy }) => (
        <li key={id} className="grid gap-0.5 text-sm">
          <span dir="auto" className="text-pretty">{body}</span>
          <span dir="auto" className="line-clamp-3 text-xs text-pretty whitespace-pre-line text-muted-foreground">
            {answer ? (answeredBy ? t("answeredBy", { name: answeredBy.name, answer }) : t("answered", { answer })) : t("unanswered")}
          </span>
          <span className="flex flex-wrap gap-x-3 text-xs text-muted-foreground">
            {miss ? <span>{t(`miss.${miss}`)}</span> : null}
            <time dateTime={askedAt} title={format.absolute(askedAt)}>{format.relative(askedAt)}</time>
            <Link href={`/inbox?view=all&c=${conversationId}`} className="underline underline-offset-3 hover:text-foreground">
              {t("conversation")}
            </Link>
          </span>
        </li>
      ))}
    </ul>
  );
}
