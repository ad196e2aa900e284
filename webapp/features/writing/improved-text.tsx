"use client";

import { RefreshCwIcon, SparklesIcon, XIcon } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useRef } from "react";

import { Keys } from "@/components/shell/keys";
import { Tip } from "@/components/shell/tip";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { money } from "@/lib/money";

import { languageName } from "./languages";
import { textOf } from "./selection";
import type { Improvement } from "./use-improve";

type ImprovedTextProps = { improvement: Improvement; onAccept: () => void; onAgain: () => void; onDiscard: () => void };

/** A text the AI proposes, above the buttons: nothing is changed until it is accepted. */
export function ImprovedText({ improvement, onAccept, onAgain, onDiscard }: ImprovedTextProps) {
  const t = useTranslations("writing");
  const locale = useLocale();
  const { text, wish, part, model, costMicros } = improvement;
  const accept = useRef<HTMLButtonElement>(null);
  const isThere = text !== null;
  useEffect(() => {
    if (isThere) accept.current?.focus();
  }, [isThere]);
  const title = wish.language ? t("into", { language: languageName(wish.language, locale) }) : t(`action.${wish.action}`);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    onDiscard();
  };
  const isSame = text === textOf(part);
  return (
    <section
      aria-label={title}
      aria-busy={!isThere}
      className="mx-1.5 mb-1.5 grid gap-2 rounded-lg border border-ai-line bg-ai-wash px-3 py-2"
    >
      <header className="flex items-center gap-1.5 text-xs font-medium text-ai-text">
        <SparklesIcon className="size-3.5" />
        <span className="min-w-0 flex-1 truncate">{title}</span>
        {isThere ? (
          <span className="font-normal tabular opacity-80" title={t("cost")}>
            {model} · {money(costMicros, locale)}
          </span>
        ) : null}
      </header>
      {isThere ? (
        <p dir="auto" aria-live="polite" className="max-h-48 overflow-y-auto text-base whitespace-pre-wrap">
          {text}
        </p>
      ) : (
        <div role="status" aria-label={t("working")} className="grid gap-1.5 py-0.5">
          <Skeleton className="h-4 w-11/12 bg-ai-line" />
          <Skeleton className="h-4 w-2/3 bg-ai-line" />
        </div>
      )}
      <footer className="flex items-center gap-1">
        {isThere && !isSame ? (
          <Button ref={accept} size="sm" onClick={onAccept} onKeyDown={onKeyDown} className="bg-ai text-ai-foreground hover:bg-ai/90">
            {t("accept")}
            <Keys keys="enter" />
          </Button>
        ) : null}
        {isThere && isSame ? <span className="flex-1 text-sm text-muted-foreground">{t("same")}</span> : null}
        <Button ref={isSame ? accept : undefined} variant="ghost" size="sm" onClick={onDiscard} onKeyDown={onKeyDown}>
          <XIcon />
          {t("discard")}
        </Button>
        {isThere ? (
          <Tip label={t("again")}>
            <Button variant="ghost" size="icon-sm" aria-label={t("again")} onClick={onAgain} onKeyDown={onKeyDown} className="ml-auto">
              <RefreshCwIcon />
            </Button>
          </Tip>
        ) : null}
      </footer>
    </section>
  );
}
