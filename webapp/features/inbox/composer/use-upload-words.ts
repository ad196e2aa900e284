"use client";

import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";

import { useFormat } from "@/lib/use-format";

import type { Refusal } from "./upload";

/** The channels count 1,024 where people count 1,000: what they call 5 MB is written so. */
const asCalled = (bytes: number) => bytes / 1.024 ** 2;

/** The largest file that anybody can send on any channel. */
const MOST_BYTES = 100 << 20;

/** What is wrong with a file, in the reader's language. */
export function useUploadWords() {
  const t = useTranslations("inbox.uploads");
  const common = useTranslations("common");
  const locale = useLocale();
  const { size } = useFormat();
  return useMemo(() => {
    const list = new Intl.ListFormat(locale, { type: "disjunction" });
    return {
      /** Of a file that need not travel; null: it may. */
      beforehand: (file: File) => {
        if (file.size === 0) return t("empty");
        return file.size > MOST_BYTES ? t("tooLarge", { limit: size(asCalled(MOST_BYTES)) }) : null;
      },
      /** The server's sentence where it helps the reader. */
      failed: (message: string) => (locale === "en" && message ? message : t("failed")),
      refused: ({ channel, reason, formats, limitBytes }: Refusal) =>
        t(`refused.${reason}`, {
          channel: common(channel === "WHATSAPP" ? "whatsapp" : "instagram"),
          formats: list.format(formats),
          limit: size(asCalled(limitBytes ?? 0)),
        }),
      tooMany: (most: number) => t("tooMany", { most }),
    };
  }, [t, common, locale, size]);
}
