"use client";

import { CircleCheckIcon } from "lucide-react";
import Link from "next/link";
import { useLocale, useTimeZone, useTranslations } from "next-intl";
import { useState } from "react";
import { useQuery } from "urql";

import { Button } from "@/components/ui/button";
import { FaqDialog } from "@/features/knowledge/faq-dialog";
import { DismissGapDocument, type GapRowFragment, QuestionGroupDocument, RestoreGapDocument } from "@/gql/graphql";
import { usePayload } from "@/lib/graphql/use-payload";
import { toast } from "@/lib/toast";
import { useFormat } from "@/lib/use-format";

import { QuestionList } from "./question-list";
import { trend } from "./trend";

type GapRowProps = { gap: GapRowFragment; days: number; canEdit: boolean; onChange: () => void };

/** One gap: what is asked, how often, in which languages, and what may become of it. */
export function GapRow({ gap, days, canEdit, onChange }: GapRowProps) {
  const t = useTranslations("sources.gaps");
  const common = useTranslations("common");
  const format = useFormat();
  const languages = new Intl.DisplayNames(useLocale(), { type: "language" });
  const timeZone = useTimeZone() ?? "UTC";
  const [isOpen, setOpen] = useState(false);
  const [isWriting, write] = useState(false);
  const dismiss = usePayload(DismissGapDocument);
  const restore = usePayload(RestoreGapDocument);
  const { id, label, count, countBefore, lastAskedAt, coveredBy, dismissedAt, dismissedBy } = gap;
  const [{ data }] = useQuery({
    query: QuestionGroupDocument,
    variables: { id, period: { days, timeZone }, isMissed: true },
    pause: !isOpen && !isWriting,
    requestPolicy: "cache-and-network",
  });
  const change = trend(count, countBefore);
  const putBack = async () => {
    if (!(await restore({ id }))) return;
    toast.success(t("restored"));
    onChange();
  };
  const putAside = async () => {
    if (!(await dismiss({ id }))) return;
    toast.success(t("dismissed"), { action: { label: common("undo"), onClick: () => void putBack() } });
    onChange();
  };
  const proposal = data?.questionGroup?.proposal;
  return (
    <article aria-label={label} className="grid gap-2 px-4 py-3">
      <div className="grid gap-1">
        <h3 dir="auto" className="text-sm font-medium text-pretty">{label}</h3>
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-muted-foreground tabular">
          <span className="font-medium text-foreground">{t("count", { count })}</span>
          <span>{t(`trend.${change.kind}`, { n: change.n })}</span>
          {gap.languages.length > 0 ? <span>{gap.languages.map((code) => languages.of(code) ?? code).join(", ")}</span> : null}
          <time dateTime={lastAskedAt} title={format.absolute(lastAskedAt)}>{t("last", { time: format.relative(lastAskedAt) })}</time>
          {dismissedAt ? <span>{t("asideBy", { name: dismissedBy?.name ?? "–" })}</span> : null}
        </p>
      </div>
      {coveredBy ? (
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 rounded-md bg-primary-wash px-2.5 py-1.5 text-xs text-pretty text-primary-text">
          <CircleCheckIcon aria-hidden className="size-3.5 shrink-0" />
          <Link href={coveredBy.kind === "FAQ" ? `/sources?tab=faqs&q=${encodeURIComponent(coveredBy.title)}` : `/sources/${coveredBy.id}`} className="font-medium underline underline-offset-3">
            {t("covered", { title: coveredBy.title })}
          </Link>
          <span>{t("coveredHint")}</span>
        </p>
      ) : null}
      <footer className="flex flex-wrap items-center gap-1">
        {canEdit && !dismissedAt ? (
          <>
            <Button variant={coveredBy ? "ghost" : "outline"} size="sm" onClick={() => write(true)}>
              {t("write")}
            </Button>
            <Button variant="ghost" size="sm" onClick={() => void putAside()}>
              {t("dismiss")}
            </Button>
          </>
        ) : null}
        {canEdit && dismissedAt ? (
          <Button variant="ghost" size="sm" onClick={() => void putBack()}>
            {t("restore")}
          </Button>
        ) : null}
        <Button variant="ghost" size="sm" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? t("hide") : t("show")}
        </Button>
      </footer>
      {isOpen ? <QuestionList questions={data?.questionGroup?.questions ?? null} /> : null}
      {isWriting && proposal ? (
        <FaqDialog
          draft={{ questions: proposal.questions.length > 0 ? proposal.questions : [label], answer: proposal.answer }}
          onClose={() => write(false)}
        />
      ) : null}
    </article>
  );
}
