"use client";

import { AlarmClockIcon, ArrowLeftIcon, CircleCheckIcon, FlagIcon, MailIcon, PanelRightIcon, RotateCcwIcon, SparklesIcon, TagIcon, UserPlusIcon, UsersIcon } from "lucide-react";
import { useTranslations } from "next-intl";

import { ChannelBadge } from "@/components/channel-badge";
import { PersonAvatar } from "@/components/person-avatar";
import { Tip } from "@/components/shell/tip";
import { Button } from "@/components/ui/button";
import { AgentSwitch } from "@/features/agents/agent-switch";
import { type FragmentType, readFragment } from "@/gql";
import { type AgentStandingFragment, ThreadHeaderFragmentDoc } from "@/gql/graphql";
import { useActions } from "@/lib/shortcuts/registry";
import { useFormat } from "@/lib/use-format";

import { useConversationActions } from "../actions/use-conversation-actions";
import { useInbox } from "../inbox-context";
import { useInboxStore } from "../inbox-store";
import { firstName } from "../list/snippet";
import type { InboxParams } from "../params";
import { ThreadMore } from "./thread-more";
import { ThreadHeaderSkeleton } from "./thread-header-skeleton";
import { ThreadViewers } from "./thread-viewers";

type ThreadHeaderProps = {
  conversation: FragmentType<typeof ThreadHeaderFragmentDoc> | null;
  standing: AgentStandingFragment | null;
  go: (next: Partial<InboxParams>, mode?: "push" | "replace") => void;
};

/** Whom one talks to, and what can be done with the conversation. */
export function ThreadHeader({ conversation, standing, go }: ThreadHeaderProps) {
  const t = useTranslations("inbox");
  const format = useFormat();
  const { canWrite } = useInbox();
  const { openPicker, toggleSide } = useInboxStore();
  const ask = useTranslations("copilot");
  const actions = useConversationActions();
  const c = readFragment(ThreadHeaderFragmentDoc, conversation);
  useActions([{ id: "inbox-contact", group: "view", label: t("contact.toggle"), keys: ["]"], run: () => toggleSide("contact") }]);
  useActions(canWrite ? [{ id: "inbox-copilot", group: "conversation", label: ask("toggle"), keys: ["q"], icon: SparklesIcon, run: () => toggleSide("copilot") }] : []);
  if (!c) return <ThreadHeaderSkeleton />;
  const isResolved = c.status === "RESOLVED";
  const state =
    c.status === "SNOOZED" && c.snoozedUntil
      ? t("thread.snoozedUntil", { time: format.absolute(c.snoozedUntil) })
      : c.status === "OPEN"
        ? null
        : t(`status.${c.status}`);
  return (
    <header className="@container/header flex h-12 shrink-0 items-center gap-2 border-b pr-2 pl-2 sm:pl-4">
      <Button variant="ghost" size="icon-sm" className="md:hidden" aria-label={t("thread.back")} onClick={() => go({ c: undefined, m: undefined })}>
        <ArrowLeftIcon />
      </Button>
      <button
        type="button"
        onClick={() => toggleSide("contact")}
        aria-label={t("thread.openContact", { name: c.contact.name })}
        className="-ml-1 flex min-w-24 items-center gap-2.5 rounded-md p-1 text-start hover:bg-accent"
      >
        <span className="relative shrink-0">
          <PersonAvatar name={c.contact.name} imageUrl={c.contact.avatarUrl} className="size-7 text-xs" />
          <ChannelBadge channel={c.channel} className="absolute -right-1 -bottom-0.5 size-3 ring-2 ring-surface" />
        </span>
        <span className="min-w-0">
          <span dir="auto" className="block truncate text-sm leading-4 font-semibold">
            {c.contact.name}
          </span>
          <span className="block truncate text-xs leading-4 text-muted-foreground">
            {state ? <span className="font-medium text-foreground">{state} · </span> : null}
            {c.socialAccount.name}
          </span>
        </span>
      </button>
      <span className="flex-1" />
      <ThreadViewers conversationId={c.id} />
      <AgentSwitch conversationId={c.id} standing={standing} />
      {canWrite ? (
        <>
          <Tip label={t("keys.assign")} keys="a">
            <Button variant="ghost" size="sm" onClick={() => openPicker("assign")} aria-label={c.assignee ? t("row.assignedTo", { name: c.assignee.name }) : t("keys.assign")}>
              {c.assignee ? <PersonAvatar name={c.assignee.name} className="size-5 text-[10px]" /> : <UserPlusIcon />}
              <span className="max-w-24 truncate max-2xl:hidden">{c.assignee ? firstName(c.assignee.name) : t("keys.assign")}</span>
            </Button>
          </Tip>
          <Tip label={t("keys.snooze")} keys="s">
            <Button variant="ghost" size="icon-sm" onClick={() => openPicker("snooze")} aria-label={t("keys.snooze")} className="max-sm:hidden">
              <AlarmClockIcon />
            </Button>
          </Tip>
          <ThreadMore
            items={[
              { id: "copilot", label: ask("toggle"), keys: "q", icon: <SparklesIcon />, run: () => toggleSide("copilot") },
              { id: "snooze", label: t("keys.snooze"), keys: "s", icon: <AlarmClockIcon />, run: () => openPicker("snooze") },
              { id: "label", label: t("keys.label"), keys: "l", icon: <TagIcon />, run: () => openPicker("label") },
              { id: "priority", label: t("keys.priority"), keys: "p", icon: <FlagIcon />, run: () => openPicker("priority") },
              { id: "team", label: t("keys.team"), keys: "t", icon: <UsersIcon />, run: () => openPicker("team") },
              { id: "unread", label: t("keys.unread"), keys: "u", icon: <MailIcon />, run: () => void actions.markUnread([c.id]) },
              c.status === "PENDING"
                ? { id: "open", label: t("actions.open"), icon: <RotateCcwIcon />, run: () => void actions.setStatus([c.id], "OPEN") }
                : { id: "pending", label: t("actions.pending"), icon: <RotateCcwIcon />, run: () => void actions.setStatus([c.id], "PENDING") },
            ]}
          />
          <Tip label={isResolved ? t("actions.reopen") : t("keys.resolve")} keys="e">
            <Button variant="outline" size="sm" onClick={() => void actions.setStatus([c.id], isResolved ? "OPEN" : "RESOLVED")}>
              {isResolved ? <RotateCcwIcon /> : <CircleCheckIcon />}
              <span className="max-sm:sr-only">{isResolved ? t("actions.reopen") : t("actions.resolve")}</span>
            </Button>
          </Tip>
        </>
      ) : null}
      <Tip label={t("contact.toggle")} keys="]">
        <Button variant="ghost" size="icon-sm" aria-label={t("contact.toggle")} className="max-sm:hidden" onClick={() => toggleSide("contact")}>
          <PanelRightIcon />
        </Button>
      </Tip>
    </header>
  );
}
