"use client";

import { EyeOffIcon } from "lucide-react";
import { useTranslations } from "next-intl";

import { ChannelBadge } from "@/components/channel-badge";
import { readFragment } from "@/gql";
import { type FaqRowFragment, ScopeAccountFragmentDoc, type SourceRowFragment } from "@/gql/graphql";

type Scoped = Pick<SourceRowFragment | FaqRowFragment, "audience" | "channels" | "socialAccounts">;

/** For whom and where a source counts, in a few words; everywhere and for customers goes without saying. */
export function ScopeText({ scoped }: { scoped: Scoped }) {
  const t = useTranslations("sources.scope");
  const common = useTranslations("common");
  const accounts = readFragment(ScopeAccountFragmentDoc, scoped.socialAccounts);
  const { audience, channels } = scoped;
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-0.5 text-xs text-muted-foreground">
      {audience === "AGENTS" ? (
        <span className="flex items-center gap-1 whitespace-nowrap text-note-text">
          <EyeOffIcon aria-hidden className="size-3.5" />
          {t("AGENTS")}
        </span>
      ) : null}
      {channels.map((channel) => (
        <span key={channel} className="flex items-center gap-1">
          <ChannelBadge channel={channel} />
          {channel === "WHATSAPP" ? common("whatsapp") : common("instagram")}
        </span>
      ))}
      {accounts.slice(0, 2).map(({ id, name, channel }) => (
        <span key={id} className="flex min-w-0 items-center gap-1">
          <ChannelBadge channel={channel} />
          <span className="max-w-32 truncate">{name}</span>
        </span>
      ))}
      {accounts.length > 2 ? <span className="tabular">+{accounts.length - 2}</span> : null}
      {audience === "CUSTOMERS" && channels.length === 0 && accounts.length === 0 ? t("everywhere") : null}
    </span>
  );
}
