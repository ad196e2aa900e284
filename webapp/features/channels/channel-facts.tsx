"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

import type { ChannelCardFragment } from "@/gql/graphql";
import { useFormat } from "@/lib/use-format";

/** The card's figures. What Meta did not say is left out or named as unknown. */
export function ChannelFacts({ account }: { account: ChannelCardFragment }) {
  const t = useTranslations("channels.facts");
  const never = useTranslations("common")("never");
  const format = useFormat();
  const { lastWebhookAt, tokenExpiresAt, webhookSubscribedAt, quality, messagingTier, channel } = account;
  return (
    <dl className="grid grid-cols-2 gap-x-4 gap-y-3 border-t px-4 py-3">
      <Fact label={t("lastWebhook")}>
        {lastWebhookAt ? <span title={format.absolute(lastWebhookAt)}>{format.relative(lastWebhookAt)}</span> : never}
      </Fact>
      <Fact label={t("token")}>
        {tokenExpiresAt ? (
          <span title={format.absolute(tokenExpiresAt)}>{t("tokenUntil", { date: format.date(tokenExpiresAt) })}</span>
        ) : (
          t("tokenForever")
        )}
      </Fact>
      {channel === "WHATSAPP" ? (
        <Fact label={t("quality")}>
          {isQuality(quality) ? (
            <span className="flex items-center gap-1.5">
              <span aria-hidden className={`size-2 rounded-full ${dots[quality]}`} />
              {t(`qualities.${quality}`)}
            </span>
          ) : (
            t("qualityUnknown")
          )}
        </Fact>
      ) : null}
      {messagingTier ? <Fact label={t("tier")}>{tierName(messagingTier)}</Fact> : null}
      <Fact label={t("webhook")}>{webhookSubscribedAt ? t("webhookOn") : t("webhookOff")}</Fact>
    </dl>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-faint-foreground">{label}</dt>
      <dd className="tabular truncate text-sm">{children}</dd>
    </div>
  );
}

const dots = { GREEN: "bg-primary", YELLOW: "bg-warn", RED: "bg-danger" };

function isQuality(quality: string | null): quality is keyof typeof dots {
  return quality !== null && quality in dots;
}

/** "TIER_10K" as Meta's console shows it: "10K". */
function tierName(tier: string): string {
  return tier.replace(/^TIER_/, "");
}
