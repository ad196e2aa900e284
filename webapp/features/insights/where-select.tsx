"use client";

import { useTranslations } from "next-intl";
import { useQuery } from "urql";

import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import { readFragment } from "@/gql";
import { AnalyticsAccountsDocument, ScopeAccountFragmentDoc } from "@/gql/graphql";

import type { AnalyticsParams } from "./params";

const EVERYWHERE = "all";

type WhereSelectProps = { on: AnalyticsParams["on"]; onChoose: (on: AnalyticsParams["on"]) => void };

/** All conversations, or those of a channel or an account. */
export function WhereSelect({ on, onChoose }: WhereSelectProps) {
  const t = useTranslations("analytics.where");
  const [{ data }] = useQuery({ query: AnalyticsAccountsDocument, variables: {} });
  const accounts = readFragment(ScopeAccountFragmentDoc, data?.socialAccounts ?? []);
  const channels = (["whatsapp", "instagram"] as const).filter((channel) => accounts.some((account) => account.channel === channel.toUpperCase()));
  return (
    <Select value={on ?? EVERYWHERE} onValueChange={(value) => onChoose(value === EVERYWHERE ? undefined : value)}>
      <SelectTrigger aria-label={t("label")} className="w-auto max-w-56 min-w-36">
        <SelectValue />
      </SelectTrigger>
      <SelectContent>
        <SelectItem value={EVERYWHERE}>{t("everywhere")}</SelectItem>
        {channels.map((channel) => (
          <SelectItem key={channel} value={channel}>
            {t(channel)}
          </SelectItem>
        ))}
        {accounts.length > 1
          ? accounts.map(({ id, name, channel }) => (
              <SelectItem key={id} value={id}>
                {t("account", { name, channel: t(channel === "WHATSAPP" ? "whatsapp" : "instagram") })}
              </SelectItem>
            ))
          : null}
      </SelectContent>
    </Select>
  );
}
