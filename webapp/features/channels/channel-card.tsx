"use client";

import { CircleAlertIcon, CircleCheckIcon, TriangleAlertIcon } from "lucide-react";
import { useTranslations } from "next-intl";

import { ChannelBadge } from "@/components/channel-badge";
import { PersonAvatar } from "@/components/person-avatar";
import { Badge } from "@/components/ui/badge";
import type { ChannelCardFragment, ChannelsSetupQuery } from "@/gql/graphql";
import { useFormat } from "@/lib/use-format";
import { cn } from "@/lib/utils";

import { ChannelAction } from "./channel-action";
import { ChannelFacts } from "./channel-facts";
import { ChannelMenu } from "./channel-menu";
import { type Health, healthOf } from "./health";

type ChannelCardProps = {
  account: ChannelCardFragment;
  /** Null hides what only admins may do. */
  setup: ChannelsSetupQuery["channelSetup"] | null;
  onTest: () => void;
  onConnected: (id: string) => void;
};

const badges = { CONNECTED: "default", RECONNECT: "warn", DISCONNECTED: "secondary" } as const;

/** One number or account: what it is, how it does, the one thing to do. */
export function ChannelCard({ account, setup, onTest, onConnected }: ChannelCardProps) {
  const t = useTranslations("channels");
  const format = useFormat();
  const health = healthOf(account, format.now);
  return (
    <article className="flex flex-col rounded-lg border bg-surface shadow-card">
      <div className="flex items-start gap-3 p-4 pb-3">
        <span className="relative">
          <PersonAvatar name={account.name} imageUrl={account.avatarUrl} className="size-10 text-base" />
          <ChannelBadge channel={account.channel} className="absolute -right-1 -bottom-1 size-4 ring-2 ring-surface" />
        </span>
        <div className="min-w-0 flex-1">
          <h2 className="flex flex-wrap items-center gap-x-2 text-base font-medium">
            <span className="min-w-0 truncate">{account.name}</span>
            <Badge variant={badges[account.status]}>{t(`status.${account.status}`)}</Badge>
          </h2>
          <p className="tabular truncate text-sm text-muted-foreground">
            {account.channel === "INSTAGRAM" ? `@${account.handle}` : account.handle}
          </p>
        </div>
        <ChannelMenu account={account} canDisconnect={setup !== null} />
      </div>
      <ChannelFacts account={account} />
      <div className={cn("mt-auto flex items-center gap-2.5 rounded-b-lg border-t px-4 py-2.5", tones[health.level])}>
        <HealthIcon level={health.level} />
        <p className="min-w-0 flex-1 text-sm text-pretty">{useProblem(account, health)}</p>
        <ChannelAction account={account} health={health} setup={setup} onTest={onTest} onConnected={onConnected} />
      </div>
    </article>
  );
}

const tones = {
  good: "text-muted-foreground",
  warn: "bg-warn-wash text-warn-text",
  danger: "bg-danger-wash text-danger-text",
};

function HealthIcon({ level }: { level: Health["level"] }) {
  if (level === "good") return <CircleCheckIcon aria-hidden className="size-4 shrink-0 text-primary-text" />;
  if (level === "warn") return <TriangleAlertIcon aria-hidden className="size-4 shrink-0" />;
  return <CircleAlertIcon aria-hidden className="size-4 shrink-0" />;
}

function useProblem(account: ChannelCardFragment, health: Health): string {
  const t = useTranslations("channels.problem");
  const format = useFormat();
  switch (health.problem) {
    case "missingScopes":
      return t("missingScopes", { count: account.missingScopes.length, names: account.missingScopes.join(", ") });
    case "expires":
      return t("expires", { time: format.relative(account.tokenExpiresAt ?? "") });
    case "quiet":
      return t("quiet", { time: format.relative(account.lastWebhookAt ?? "") });
    default:
      return t(health.problem);
  }
}
