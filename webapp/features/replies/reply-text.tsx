"use client";

import { useTranslations } from "next-intl";

import { Tip } from "@/components/shell/tip";
import type { ReplyDraftFragment } from "@/gql/graphql";
import { cn } from "@/lib/utils";

type Source = ReplyDraftFragment["sources"][number];

/** The draft with a numbered mark behind each sentence; pointing at one shows the very passage. */
export function ReplyText({ reply }: { reply: Pick<ReplyDraftFragment, "parts" | "sources"> }) {
  const t = useTranslations("replies");
  const sources = new Map(reply.sources.map((source) => [source.number, source]));
  const cited = [...new Set(reply.parts.flatMap((part) => part.sources))];
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
            const source = sources.get(number);
            return source ? <Mark key={number} source={source} shown={cited.indexOf(number) + 1} /> : null;
          })}
          {part.text.slice(part.text.trimEnd().length) || " "}
        </span>
      ))}
    </p>
  );
}

/** Numbers count the sources that are cited, in the order of reading. */
function Mark({ source, shown }: { source: Source; shown: number }) {
  const t = useTranslations("replies");
  const { title, heading, text, page } = source;
  const under = heading === title ? "" : heading.replace(`${title} › `, "");
  const where = [title, under, page ? t("page", { page }) : ""].filter(Boolean).join(" · ");
  return (
    <Tip
      label={
        <span className="grid max-w-80 gap-1 whitespace-normal">
          <span className="font-medium">{where}</span>
          <span className="line-clamp-6 whitespace-pre-line">{text}</span>
        </span>
      }
    >
      <button
        type="button"
        aria-label={t("source", { number: shown, where })}
        className="tabular mx-0.5 inline-grid size-4 translate-y-[-2px] place-items-center rounded-sm bg-ai-line text-2xs font-medium text-ai-text"
      >
        {shown}
      </button>
    </Tip>
  );
}
