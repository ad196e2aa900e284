"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { useQuery } from "urql";

import { Button } from "@/components/ui/button";
import { PauseLine } from "@/features/agents/pause-line";
import { useStanding } from "@/features/agents/use-standing";
import { ThreadDocument } from "@/gql/graphql";
import { useAskAgain } from "@/lib/graphql/use-again";
import { useUserMessage } from "@/lib/user-message";

import { Composer } from "../composer/composer";
import { usePresence } from "../live/presence";
import type { InboxParams } from "../params";
import { DropZone } from "./drop-zone";
import { FoundBar } from "./found-bar";
import { Notice } from "./notice";
import { ThreadHeader } from "./thread-header";
import { Timeline } from "./timeline";
import { ThreadProvider } from "./thread-context";
import { useMarkRead } from "./use-mark-read";
import { usePresenceBeat } from "./use-presence-beat";

export type ThreadPaneProps = {
  conversationId: string;
  around: string | null;
  /** What the list was searched for. */
  search: string | undefined;
  go: (next: Partial<InboxParams>, mode?: "push" | "replace") => void;
};

/** The right pane: one conversation, from its first message to the answer being written. */
export function ThreadPane({ conversationId, around, search, go }: ThreadPaneProps) {
  const t = useTranslations("inbox.thread");
  const common = useTranslations("common");
  const say = useUserMessage();
  const pane = useRef<HTMLElement>(null);
  const query = useQuery({ query: ThreadDocument, variables: { id: conversationId } });
  const [{ data, error, fetching }] = query;
  const again = useAskAgain(query);
  const conversation = data?.conversation?.id === conversationId ? data.conversation : null;
  const viewers = conversation?.viewers;
  useEffect(() => {
    if (viewers) usePresence.getState().seed(conversationId, viewers);
  }, [conversationId, viewers]);
  const newestId = conversation?.lastMessage.id ?? null;
  const unread = useMarkRead(conversationId, conversation, newestId);
  usePresenceBeat(conversationId);
  const standing = useStanding(conversationId);

  const back = (
    <Button variant="outline" size="sm" onClick={() => go({ c: undefined, m: undefined })}>
      {t("back")}
    </Button>
  );
  if (error && !conversation) {
    return (
      <Notice title={t("failed")} body={say(error)}>
        {back}
        <Button variant="outline" size="sm" onClick={again}>
          {common("retry")}
        </Button>
      </Notice>
    );
  }
  if (data && !data.conversation && !fetching) {
    return (
      <Notice title={t("missing")} body={t("missingHint")}>
        {back}
      </Notice>
    );
  }
  return (
    <ThreadProvider key={conversationId} conversationId={conversationId} channel={conversation?.channel ?? null} go={go}>
      <DropZone>
        <article
          ref={pane}
          data-thread
          tabIndex={-1}
          aria-label={t("title")}
          className="flex h-full min-w-0 flex-1 flex-col outline-none"
        >
          <ThreadHeader conversation={conversation} standing={standing} go={go} />
          <PauseLine conversationId={conversationId} standing={standing} />
          <FoundBar search={search} around={around} />
          <Timeline conversationId={conversationId} around={around} unread={unread} newestId={newestId} />
          <Composer conversation={conversation} />
        </article>
      </DropZone>
    </ThreadProvider>
  );
}
