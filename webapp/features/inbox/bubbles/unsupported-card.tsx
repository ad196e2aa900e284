"use client";

import { SmartphoneIcon } from "lucide-react";
import { useTranslations } from "next-intl";

import type { Payload } from "./payload";

/** A message the channel does not hand over. Nothing is said to the customer about it. */
export function UnsupportedCard({ problem }: { problem: Payload["problem"] }) {
  const t = useTranslations("inbox.unsupported");
  return (
    <div className="flex w-64 max-w-full items-start gap-2.5 py-0.5">
      <SmartphoneIcon className="mt-0.5 size-4 shrink-0 text-muted-foreground" />
      <div className="min-w-0">
        <p className="text-sm font-medium">{problem?.type ? t("typed", { type: problem.type.replaceAll("_", " ") }) : t("title")}</p>
        <p className="text-xs text-muted-foreground">{t("hint")}</p>
      </div>
    </div>
  );
}
