"use client";

import { MegaphoneIcon } from "lucide-react";
import { useTranslations } from "next-intl";

import type { Payload } from "./payload";

/** The ad or link that brought the customer here. */
export function ReferralCard({ referral }: { referral: Partial<NonNullable<Payload["referral"]>> }) {
  const t = useTranslations("inbox.referral");
  const href = referral.sourceUrl && /^https?:/.test(referral.sourceUrl) ? referral.sourceUrl : undefined;
  const body = (
    <>
      <span className="flex items-center gap-1 text-xs text-muted-foreground">
        <MegaphoneIcon className="size-3" />
        {referral.sourceType?.toLowerCase() === "ad" ? t("ad") : t("link")}
      </span>
      {referral.headline ? (
        <span dir="auto" className="block text-sm font-medium">
          {referral.headline}
        </span>
      ) : null}
      {referral.body ? (
        <span dir="auto" className="line-clamp-2 text-xs text-muted-foreground">
          {referral.body}
        </span>
      ) : null}
      {!referral.headline && referral.ref ? <span className="block truncate text-xs">{referral.ref}</span> : null}
    </>
  );
  const look = "mb-1.5 block w-64 max-w-full rounded-lg border bg-surface px-2.5 py-2 dark:bg-n2";
  return href ? (
    <a href={href} target="_blank" rel="noreferrer noopener" className={`${look} hover:border-n8`}>
      {body}
    </a>
  ) : (
    <span className={look}>{body}</span>
  );
}
