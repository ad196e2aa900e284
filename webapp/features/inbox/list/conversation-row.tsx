"use client";

import { BanIcon, ChevronsUpIcon, MicIcon, TriangleAlertIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo, type MouseEvent } from "react";

import { ChannelBadge } from "@/components/channel-badge";
import { PersonAvatar } from "@/components/person-avatar";
import { Checkbox } from "@/components/ui/checkbox";
import { WorkGlyph } from "@/features/replies/work-glyph";
import { type FragmentType, readFragment } from "@/gql";
import { ConversationRowFragmentDoc } from "@/gql/graphql";
import { useFormat } from "@/lib/use-format";
import { cn } from "@/lib/utils";

import { useInbox } from "../inbox-context";
import { LabelChip } from "./label-chip";
import { RowTimers } from "./row-timers";
import { RowViewers } from "./row-viewers";
import { snippet } from "./snippet";

type ConversationRowProps = {
  conversation: FragmentType<typeof ConversationRowFragmentDoc>;
  href: string;
  isSelected: boolean;
  isChecked: boolean;
  /** True while any row is marked: then a click anywhere on the avatar marks. */
  isChecking: boolean;
  onOpen: (id: string) => void;
  onCheck: (id: string, isChecked: boolean, isRange: boolean) => void;
};

/** One conversation of the list. A link, so that it opens in a tab of its own like any other. */
export const ConversationRow = memo(function ConversationRow(props: ConversationRowProps) {
  const c = readFragment(ConversationRowFragmentDoc, props.conversation);
  const t = useTranslations("inbox");
  const { me } = useInbox();
  const format = useFormat();
  const { who, text } = snippet(c.lastMessage, me.id, t);
  const open = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.button !== 0) return;
    event.preventDefault();
    if (event.shiftKey) props.onCheck(c.id, true, true);
    else props.onOpen(c.id);
  };
  return (
    <div
      className={cn(
        "group/row relative h-full border-b border-border/60",
        props.isSelected ? "bg-primary-wash" : props.isChecked ? "bg-primary-wash/60" : "hover:bg-accent",
      )}
    >
      {props.isSelected ? <span aria-hidden className="absolute inset-y-0 left-0 w-0.5 bg-primary" /> : null}
      <a
        href={props.href}
        onClick={open}
        data-conversation={c.id}
        aria-current={props.isSelected ? "true" : undefined}
        className="flex h-full items-start gap-2.5 px-3 py-2 text-xs outline-offset-[-2px] compact:py-1.5"
      >
        <span className="relative mt-0.5 shrink-0">
          <PersonAvatar name={c.contact.name} imageUrl={c.contact.avatarUrl} className="size-9 text-sm compact:size-8" />
          <ChannelBadge channel={c.channel} className="absolute -right-0.5 -bottom-0.5 ring-2 ring-surface" />
        </span>
        <span className="flex min-w-0 flex-1 flex-col">
          <span className="flex items-center gap-1.5 leading-5 compact:leading-4">
            {c.isUnread ? <span className="sr-only">{t("row.unread")}</span> : null}
            {/* Its own direction, so that it is cut at its end and not at its beginning. */}
            <span dir="auto" className={cn("min-w-0 flex-1 truncate text-left text-sm", c.isUnread ? "font-semibold" : "font-medium")}>
              {c.contact.name}
            </span>
            {c.contact.isBlocked ? <BanIcon className="size-3 text-faint-foreground" aria-label={t("row.blocked")} /> : null}
            {c.priority === "URGENT" || c.priority === "HIGH" ? (
              <ChevronsUpIcon
                className={cn("size-3.5", c.priority === "URGENT" ? "text-danger-text" : "text-muted-foreground")}
                aria-label={t(`priority.${c.priority}`)}
              />
            ) : null}
            <time dateTime={c.lastMessageAt} title={format.absolute(c.lastMessageAt)} suppressHydrationWarning className="text-2xs text-faint-foreground">
              {format.short(c.lastMessageAt)}
            </time>
          </span>
          <span className="flex items-center gap-1.5 leading-5 compact:leading-4">
            <span className={cn("flex min-w-0 flex-1 items-center", c.isUnread ? "text-foreground" : "text-muted-foreground")}>
              {c.lastMessage.status === "FAILED" ? (
                <TriangleAlertIcon className="mr-1 size-3 shrink-0 text-danger-text" aria-label={t("row.failed")} />
              ) : null}
              {c.lastMessage.body && (c.lastMessage.kind === "VOICE" || c.lastMessage.kind === "AUDIO") ? (
                <MicIcon className="mr-1 size-3 shrink-0 text-faint-foreground" aria-label={t(`kind.${c.lastMessage.kind}`)} />
              ) : null}
              {who ? <span className="mr-1 max-w-[40%] shrink-0 truncate text-faint-foreground">{t("row.prefix", { who })}</span> : null}
              <span dir="auto" data-snippet className="min-w-0 truncate">
                {text}
              </span>
            </span>
            {c.isUnread ? <span aria-hidden className="size-2 shrink-0 rounded-full bg-primary" /> : null}
          </span>
          <span className="flex h-5 items-center gap-1 overflow-hidden compact:h-4">
            <RowTimers waitingSince={c.waitingSince} snoozedUntil={c.snoozedUntil} windowExpiresAt={c.windowExpiresAt} status={c.status} />
            {c.labels.slice(0, 2).map((label) => (
              <LabelChip key={label.id} label={label} className="compact:h-4" />
            ))}
            {c.labels.length > 2 ? <span className="text-2xs text-faint-foreground tabular">+{c.labels.length - 2}</span> : null}
            <span className="flex-1" />
            <RowViewers conversationId={c.id} />
            <WorkGlyph conversationId={c.id} />
            {c.assignee ? (
              <span title={t("row.assignedTo", { name: c.assignee.name })}>
                <PersonAvatar name={c.assignee.name} className="size-4 text-[9px]" />
                <span className="sr-only">{t("row.assignedTo", { name: c.assignee.name })}</span>
              </span>
            ) : null}
          </span>
        </span>
      </a>
      <span
        className={cn(
          "absolute top-1.5 left-2 grid size-12 place-items-center rounded-md transition-opacity",
          props.isSelected ? "bg-primary-wash" : props.isChecked ? "bg-[color-mix(in_oklab,var(--primary-wash)_60%,var(--surface))]" : "bg-surface",
          props.isChecked || props.isChecking ? "opacity-100" : "pointer-events-none opacity-0 group-hover/row:pointer-events-auto group-hover/row:opacity-100 touch:hidden",
        )}
      >
        <Checkbox
          checked={props.isChecked}
          tabIndex={props.isChecking ? 0 : -1}
          aria-label={t("row.select", { name: c.contact.name })}
          onClick={(event) => props.onCheck(c.id, !props.isChecked, event.shiftKey)}
        />
      </span>
    </div>
  );
});
