"use client";

import { CopyIcon, LockIcon, RefreshCwIcon, TextCursorInputIcon } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";

import { Tip } from "@/components/shell/tip";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { useReplies } from "@/features/replies/reply-store";
import { ReplyText } from "@/features/replies/reply-text";
import { money } from "@/lib/money";

import { CopilotSources } from "./copilot-sources";
import { isOpen, type Turn } from "./copilot-store";

type CopilotTurnProps = { turn: Turn; onAgain: () => void; onUse: () => void; onCopy: () => void; onItem: (itemId: string) => void };

/** A question and what came of it. */
export function CopilotTurn({ turn, onAgain, onUse, onCopy, onItem }: CopilotTurnProps) {
  const t = useTranslations("copilot");
  const { id, question, isForCustomer, answer, failure } = turn;
  return (
    <article aria-busy={isOpen(turn)} className="grid min-w-0 gap-1.5">
      <p dir="auto" className="ml-6 justify-self-end rounded-lg rounded-br-sm bg-n4 px-2.5 py-1.5 text-sm break-words whitespace-pre-wrap">
        {isForCustomer ? <span className="block text-xs text-muted-foreground">{t("asForCustomer")}</span> : null}
        {question}
      </p>
      <div className="grid min-w-0 gap-2 rounded-lg border border-ai-line bg-ai-wash px-2.5 py-2">
        {failure ? <p className="text-sm text-danger-text">{failure}</p> : null}
        {isOpen(turn) ? <Writing id={id} /> : null}
        {answer ? (
          <>
            {answer.isInternal ? (
              <p className="flex items-start gap-1.5 text-xs font-medium text-warn-text">
                <LockIcon aria-hidden className="mt-px size-3.5 shrink-0" />
                {t("internalHint")}
              </p>
            ) : null}
            {answer.text ? <ReplyText reply={answer} /> : <p className="text-sm">{t(isForCustomer ? "notForCustomer" : "notCovered")}</p>}
            {answer.sources.length > 0 ? <CopilotSources answer={answer} onItem={onItem} /> : null}
          </>
        ) : null}
        {isOpen(turn) ? null : <Footer turn={turn} onAgain={onAgain} onUse={onUse} onCopy={onCopy} />}
      </div>
    </article>
  );
}

/** What is written so far; it is read aloud once, when it is whole. */
function Writing({ id }: { id: string }) {
  const t = useTranslations("copilot");
  const soFar = useReplies(({ streams }) => streams[id]);
  return (
    <>
      <span role="status" className="sr-only">
        {t("working")}
      </span>
      {soFar ? (
        <p aria-hidden dir="auto" className="text-base break-words whitespace-pre-wrap">
          {soFar}
        </p>
      ) : (
        <div aria-hidden className="grid gap-1.5 py-0.5">
          <Skeleton className="h-4 w-11/12 bg-ai-line" />
          <Skeleton className="h-4 w-2/3 bg-ai-line" />
        </div>
      )}
    </>
  );
}

function Footer({ turn: { answer }, onAgain, onUse, onCopy }: Pick<CopilotTurnProps, "turn" | "onAgain" | "onUse" | "onCopy">) {
  const t = useTranslations("copilot");
  const locale = useLocale();
  return (
    <footer className="flex flex-wrap items-center gap-1">
      {answer?.text ? (
        <>
          <Tip label={t(answer.maySend ? "useHint" : "wordHint")}>
            <Button variant="outline" size="sm" onClick={onUse}>
              <TextCursorInputIcon />
              {t(answer.maySend ? "use" : "word")}
            </Button>
          </Tip>
          <Tip label={t("copy")}>
            <Button variant="ghost" size="icon-sm" aria-label={t("copy")} onClick={onCopy}>
              <CopyIcon />
            </Button>
          </Tip>
        </>
      ) : null}
      <Tip label={t("again")}>
        <Button variant="ghost" size="icon-sm" aria-label={t("again")} onClick={onAgain}>
          <RefreshCwIcon />
        </Button>
      </Tip>
      {answer ? (
        <span className="ml-auto flex items-center gap-1.5 text-2xs text-muted-foreground tabular">
          {answer.isOffline ? <Badge variant="ai">{t("offline")}</Badge> : answer.model}
          {money(answer.costMicros, locale)}
        </span>
      ) : null}
    </footer>
  );
}
