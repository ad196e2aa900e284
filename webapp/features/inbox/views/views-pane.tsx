"use client";

import { AtSignIcon, CheckIcon, InboxIcon, MoonIcon, ReplyIcon, UserIcon, UserXIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

import { ChannelBadge } from "@/components/channel-badge";
import { BrakeControl } from "@/features/agents/brake-control";
import type { ConversationView } from "@/gql/graphql";

import { useInbox } from "../inbox-context";
import { LabelDot } from "../list/label-chip";
import { defaultView, emptyParams, type InboxParams, paramsOfSaved, views } from "../params";
import { SavedViewMenu } from "./saved-view-menu";
import { useCounts } from "./use-counts";
import { useSavedViews } from "./use-saved-views";
import { digit, useShowView } from "./use-view-actions";
import { ViewLink } from "./view-link";
import { ViewSection } from "./view-section";

const icons: Record<ConversationView, ReactNode> = {
  NEEDS_REPLY: <ReplyIcon />,
  MINE: <UserIcon />,
  UNASSIGNED: <UserXIcon />,
  MENTIONS: <AtSignIcon />,
  ALL: <InboxIcon />,
  SNOOZED: <MoonIcon />,
  RESOLVED: <CheckIcon />,
};

type ViewsPaneProps = { params: InboxParams; go: (next: Partial<InboxParams>) => void };

/** The left pane: every way into the conversations, with live counts. */
export function ViewsPane({ params, go }: ViewsPaneProps) {
  const t = useTranslations("inbox");
  const { accounts, labels } = useInbox();
  const saved = useSavedViews();
  const counts = useCounts();
  const numbers: Partial<Record<ConversationView, number | undefined>> = {
    NEEDS_REPLY: counts?.needsReply,
    MINE: counts?.mine,
    UNASSIGNED: counts?.unassigned,
    MENTIONS: counts?.mentions,
    ALL: counts?.all,
    SNOOZED: counts?.snoozed,
  };
  const isPlain = !params.saved && params.account.length === 0 && params.label.length === 0;
  const show = useShowView(params, go);
  return (
    <nav aria-label={t("views.title")} className="flex h-full flex-col gap-4 overflow-y-auto bg-background px-2 py-3">
      <ul className="flex flex-col gap-px">
        {views.map((view, at) => (
          <ViewLink
            key={view}
            params={{ ...emptyParams, view }}
            show={show}
            icon={icons[view]}
            label={t(`view.${view}`)}
            count={numbers[view]}
            isStrong={view === "NEEDS_REPLY" || view === "MENTIONS"}
            isCurrent={isPlain && (params.view ?? defaultView) === view && !(params.q && !params.view)}
            keys={digit(at)}
          />
        ))}
      </ul>
      {saved.length > 0 ? (
        <ViewSection title={t("views.saved")}>
          {saved.map((view, at) => (
            <ViewLink
              key={view.id}
              params={paramsOfSaved(view)}
              show={show}
              label={view.name}
              hint={view.isShared ? t("views.shared") : undefined}
              count={view.count}
              isCurrent={params.saved === view.id}
              keys={digit(views.length + at)}
              menu={view.isMine ? <SavedViewMenu view={view} go={go} isCurrent={params.saved === view.id} /> : undefined}
            />
          ))}
        </ViewSection>
      ) : null}
      {accounts.length > 0 ? (
        <ViewSection title={t("views.channels")}>
          {accounts
            .filter(({ status }) => status !== "DISCONNECTED")
            .map((account) => (
              <ViewLink
                key={account.id}
                params={{ ...emptyParams, view: "ALL", account: [account.id] }}
                show={show}
                icon={<ChannelBadge channel={account.channel} className="size-4" />}
                label={account.name}
                isCurrent={!params.saved && params.account.length === 1 && params.account[0] === account.id}
              />
            ))}
        </ViewSection>
      ) : null}
      {labels.length > 0 ? (
        <ViewSection title={t("views.labels")}>
          {labels.map((label) => (
            <ViewLink
              key={label.id}
              params={{ ...emptyParams, view: "ALL", label: [label.id] }}
              show={show}
              icon={
                <span className="grid size-4 place-items-center">
                  <LabelDot color={label.color} />
                </span>
              }
              label={label.name}
              isCurrent={!params.saved && params.label.length === 1 && params.label[0] === label.id}
            />
          ))}
        </ViewSection>
      ) : null}
      <BrakeControl />
    </nav>
  );
}
