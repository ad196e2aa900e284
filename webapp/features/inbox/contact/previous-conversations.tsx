"use client";

import { useTranslations } from "next-intl";

import { ChannelBadge } from "@/components/channel-badge";
import type { ContactPanelFragment } from "@/gql/graphql";
import { useFormat } from "@/lib/use-format";

import { useInbox } from "../inbox-context";
import { snippet } from "../list/snippet";
import { formatParams, type InboxParams } from "../params";

type PreviousConversationsProps = {
  conversations: ContactPanelFragment["contact"]["conversations"];
  currentId: string;
  go: (next: Partial<InboxParams>) => void;
};

/** The same person's other threads, on any channel. */
export function PreviousConversations({ conversations, currentId, go }: PreviousConversationsProps) {
  const t = useTranslations("inbox");
  const { me } = useInbox();
  const format = useFormat();
  const others = conversations.filter(({ id }) => id !== currentId);
  if (others.length === 0) return <p className="text-xs text-muted-foreground">{t("contact.noPrevious")}</p>;
  return (
    <ul className="-mx-2 flex flex-col">
      {others.map((c) => (
        <li key={c.id}>
          <a
            href={`/inbox?${formatParams({ view: "ALL", c: c.id })}`}
            onClick={(event) => {
              if (event.metaKey || event.ctrlKey) return;
              event.preventDefault();
              go({ c: c.id, m: undefined });
            }}
            className="flex items-center gap-2 rounded-md px-2 py-1.5 text-xs hover:bg-accent"
          >
            <ChannelBadge channel={c.channel} />
            <span className="min-w-0 flex-1">
              <span dir="auto" className="block truncate">
                {snippet(c.lastMessage, me.id, t).text}
              </span>
              <span className="block truncate text-faint-foreground">
                {t(`status.${c.status}`)} · {c.socialAccount.name}
              </span>
            </span>
            <time dateTime={c.lastMessageAt} className="self-start text-2xs text-faint-foreground">
              {format.short(c.lastMessageAt)}
            </time>
          </a>
        </li>
      ))}
    </ul>
  );
}
