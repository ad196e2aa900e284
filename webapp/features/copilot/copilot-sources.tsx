"use client";

import { LockIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";

import { Badge } from "@/components/ui/badge";
import { citedIn, placeOf } from "@/features/replies/citations";
import { SourceNumber } from "@/features/replies/source-number";
import type { CopilotAnswerFragment } from "@/gql/graphql";
import { useFormat } from "@/lib/use-format";

type Source = CopilotAnswerFragment["sources"][number];

type CopilotSourcesProps = { answer: CopilotAnswerFragment; onItem: (itemId: string) => void };

/** What an answer rests on: passages lead to their source, messages and notes to their place in the thread. */
export function CopilotSources({ answer, onItem }: CopilotSourcesProps) {
  const t = useTranslations("copilot");
  return (
    <ol aria-label={t("sources")} className="grid min-w-0 grid-cols-1 gap-2 border-t border-ai-line pt-2">
      {citedIn(answer).map((source, index) => (
        <li key={source.number} className="grid grid-cols-[1rem_minmax(0,1fr)] gap-x-2">
          <SourceNumber>{index + 1}</SourceNumber>
          <div className="grid min-w-0 gap-0.5">
            <p className="flex min-w-0 items-center gap-1.5 text-sm">
              <Place source={source} onItem={onItem} />
              {source.isInternal ? (
                <Badge variant="secondary" className="shrink-0">
                  <LockIcon />
                  {t("internal")}
                </Badge>
              ) : null}
            </p>
            {source.isOverdue ? <p className="text-xs text-warn-text">{t("overdue")}</p> : null}
            <p dir="auto" className="line-clamp-4 text-xs whitespace-pre-line text-muted-foreground">
              {source.text}
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}

function Place({ source, onItem }: { source: Source; onItem: (itemId: string) => void }) {
  const t = useTranslations("copilot");
  const page = useTranslations("replies");
  const format = useFormat();
  const style = "min-w-0 flex-1 truncate text-start font-medium underline-offset-3 hover:underline";
  const { kind, itemId, sourceId, title, isReceived, at } = source;
  if (kind === "KNOWLEDGE") {
    return (
      <Link href={`/sources/${sourceId}`} className={style}>
        {placeOf(source, (number) => page("page", { page: number }))}
      </Link>
    );
  }
  const by = title || (isReceived ? t("customer") : t("us"));
  return (
    <button type="button" onClick={() => itemId && onItem(itemId)} className={style}>
      {t(kind === "NOTE" ? "note" : "message", { by, time: format.absolute(at) })}
    </button>
  );
}
