"use client";

import { useTranslations } from "next-intl";

import { Tip } from "@/components/shell/tip";
import { cn } from "@/lib/utils";

import { type Cited, citedIn, placeOf, type Source } from "./citations";
import { SourceNumber } from "./source-number";

/** An answer with a numbered mark behind each sentence; pointing at one shows the very passage. */
export function ReplyText({ reply }: { reply: Cited }) {
  const t = useTranslations("replies");
  const cited = citedIn(reply);
  return (
    <p dir="auto" className="max-h-48 overflow-y-auto text-base break-words whitespace-pre-wrap">
      {reply.parts.map((part, index) => (
        <span key={index}>
          <span
            title={part.isGrounded ? undefined : t("ungrounded")}
            className={cn(!part.isGrounded && part.text.trim() && "underline decoration-warn decoration-wavy underline-offset-4")}
          >
            {part.text.trimEnd()}
          </span>
          {part.sources.map((number) => {
            const at = cited.findIndex((source) => source.number === number);
            const source = cited[at];
            return source ? <Mark key={number} source={source} shown={at + 1} /> : null;
          })}
          {part.text.slice(part.text.trimEnd().length) || " "}
        </span>
      ))}
    </p>
  );
}

function Mark({ source, shown }: { source: Source; shown: number }) {
  const t = useTranslations("replies");
  const where = placeOf(source, (page) => t("page", { page }));
  return (
    <Tip
      label={
        <span className="grid max-w-80 gap-1 whitespace-normal">
          <span className="font-medium">{where}</span>
          <span className="line-clamp-6 whitespace-pre-line">{source.text}</span>
        </span>
      }
    >
      <button type="button" aria-label={t("source", { number: shown, where })} className="mx-0.5 translate-y-[-2px]">
        <SourceNumber>{shown}</SourceNumber>
      </button>
    </Tip>
  );
}
