"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";

import { Button } from "@/components/ui/button";
import { readFragment } from "@/gql";
import { AcceptFaqSuggestionDocument, DiscardFaqSuggestionDocument, FaqRowFragmentDoc, type SuggestionCardFragment } from "@/gql/graphql";
import { usePayload } from "@/lib/graphql/use-payload";
import { toast } from "@/lib/toast";
import { useFormat } from "@/lib/use-format";

import { SuggestionDialog } from "./suggestion-dialog";

type SuggestionCardProps = { suggestion: SuggestionCardFragment; canEdit: boolean };

/** One suggestion: what was asked, what a colleague says to it, where it comes from, and what may become of it. */
export function SuggestionCard({ suggestion, canEdit }: SuggestionCardProps) {
  const t = useTranslations("sources.suggestions");
  const common = useTranslations("common");
  const format = useFormat();
  const accept = usePayload(AcceptFaqSuggestionDocument);
  const discard = usePayload(DiscardFaqSuggestionDocument);
  const [editing, edit] = useState<"no" | "new" | "merge">("no");
  const { id, cause, question, answer, conversationId, conversation, suggestedBy, createdAt } = suggestion;
  const similar = readFragment(FaqRowFragmentDoc, suggestion.similar);
  const add = async () => {
    if (await accept({ id, questions: [question], answer })) toast.success(t("added"));
  };
  const drop = async () => {
    if (await discard({ id })) toast.success(t("discarded"));
  };
  return (
    <article aria-label={question} className="grid gap-2 px-4 py-3">
      <div className="grid gap-1">
        <h3 dir="auto" className="text-sm font-medium text-pretty">{question}</h3>
        <p dir="auto" className="line-clamp-4 text-sm text-pretty whitespace-pre-line text-muted-foreground">{answer}</p>
      </div>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-muted-foreground">
        <span>{t(`cause.${cause}`, { name: suggestedBy?.name ?? "–" })}</span>
        <Link href={`/inbox?view=all&c=${conversationId}`} className="underline underline-offset-3 hover:text-foreground">
          {t("source", { name: conversation?.contact.name ?? "–" })}
        </Link>
        <time dateTime={createdAt} title={format.absolute(createdAt)}>{format.relative(createdAt)}</time>
      </p>
      {similar ? (
        <p className="rounded-md bg-n3 px-2.5 py-1.5 text-xs text-pretty text-muted-foreground">
          {t("similar")} <span className="font-medium text-foreground">{similar.questions[0]}</span> <span className="line-clamp-1">{similar.answer}</span>
        </p>
      ) : null}
      {canEdit ? (
        <footer className="flex flex-wrap items-center gap-1">
          <Button variant="outline" size="sm" onClick={() => void add()}>
            {t("add")}
          </Button>
          {similar ? (
            <Button variant="ghost" size="sm" onClick={() => edit("merge")}>
              {t("merge")}
            </Button>
          ) : null}
          <Button variant="ghost" size="sm" onClick={() => edit("new")}>
            {common("edit")}
          </Button>
          <Button variant="ghost" size="sm" onClick={() => void drop()}>
            {t("discard")}
          </Button>
        </footer>
      ) : null}
      {editing !== "no" ? (
        <SuggestionDialog suggestion={suggestion} into={editing === "merge" ? similar : null} onClose={() => edit("no")} />
      ) : null}
    </article>
  );
}
