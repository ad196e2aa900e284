"use client";

import { ChevronDownIcon, ChevronUpIcon, SearchIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useState } from "react";
import { useQuery } from "urql";

import { Tip } from "@/components/shell/tip";
import { Button } from "@/components/ui/button";
import { FoundMessagesDocument } from "@/gql/graphql";

import { useThread } from "./thread-context";

type FoundBarProps = { search: string | undefined; around: string | null };

/**
 * Which messages here the list's search is about, and the way from one to the
 * next. A thread that is opened from a search opens at the newest of them; one
 * that is being read stays where it is.
 */
export function FoundBar({ search, around }: FoundBarProps) {
  const [openedFor] = useState(around === null ? search : undefined);
  return search ? <Found key={search} search={search} jumps={search === openedFor} /> : null;
}

/** Nothing where only a name matched. */
function Found({ search, jumps }: { search: string; jumps: boolean }) {
  const t = useTranslations("inbox.found");
  const { conversationId, jumpTo } = useThread();
  const [{ data }] = useQuery({ query: FoundMessagesDocument, variables: { id: conversationId, search } });
  const found = data?.conversation?.found ?? [];
  const [at, setAt] = useState(jumps ? 0 : -1);
  const first = found[0];
  const open = useEffectEvent((id: string) => jumpTo(id));
  useEffect(() => {
    if (jumps && first) open(first);
  }, [jumps, first]);
  if (found.length === 0) return null;
  const go = (to: number) => {
    const id = found[to];
    if (!id) return;
    setAt(to);
    jumpTo(id);
  };
  return (
    <div role="group" aria-label={t("label")} className="flex h-8 shrink-0 items-center gap-2 border-b bg-background px-4 text-xs text-muted-foreground">
      <SearchIcon aria-hidden className="size-3.5 shrink-0" />
      <span role="status" className="min-w-0 flex-1 truncate tabular">
        {at < 0 ? t("count", { count: found.length, search }) : t("at", { at: at + 1, count: found.length, search })}
      </span>
      <Tip label={t("older")}>
        <Button variant="ghost" size="icon-sm" aria-label={t("older")} disabled={at >= found.length - 1} onClick={() => go(at + 1)}>
          <ChevronUpIcon />
        </Button>
      </Tip>
      <Tip label={t("newer")}>
        <Button variant="ghost" size="icon-sm" aria-label={t("newer")} disabled={at <= 0} onClick={() => go(at - 1)}>
          <ChevronDownIcon />
        </Button>
      </Tip>
    </div>
  );
}
