"use client";

import { useTranslations } from "next-intl";

import { cn } from "@/lib/utils";

import { type Cited, citedIn, type Passage, placeOf } from "./citations";
import { PassageTip } from "./passage-tip";
import { SourceNumber } from "./source-number";

/** An answer with a numbered mark behind each sentence; pointing at one shows the very passage. */
export function ReplyText({ reply }: { reply: Cited<Passage> }) {
  const cited = citedIn(reply);
  return (
    <p dir="auto" className="max-h-48 overflow-y-auto text-base break-words whitespace-pre-wrap">
      {reply.parts.map((part, index) => (
        <span key={index}>
          <Sentence part={part} sources={part.sources.flatMap((number) => cited.find((source) => source.number === number) ?? [])} />
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

function Sentence({ part, sources }: { part: Cited["parts"][number]; sources: readonly Passage[] }) {
  const t = useTranslations("replies");
  const text = part.text.trimEnd();
  if (!part.isGrounded)
    return (
      <span title={t("ungrounded")} className={cn(text && "underline decoration-warn decoration-wavy underline-offset-4")}>
        {text}
      </span>
    );
  if (sources.length === 0) return <span>{text}</span>;
  return (
    <PassageTip sources={sources}>
      <span className="rounded-sm hover:bg-ai-line">{text}</span>
    </PassageTip>
  );
}

function Mark({ source, shown }: { source: Passage; shown: number }) {
  const t = useTranslations("replies");
  const where = placeOf(source, (page) => t("page", { page }));
  return (
    <PassageTip sources={[source]}>
      <button type="button" aria-label={t("source", { number: shown, where })} className="mx-0.5 translate-y-[-2px]">
        <SourceNumber>{shown}</SourceNumber>
      </button>
    </PassageTip>
  );
}
