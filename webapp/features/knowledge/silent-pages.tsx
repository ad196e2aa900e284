"use client";

import { useLocale, useTranslations } from "next-intl";

/** Which pages of a PDF are pictures; nothing written there can be found, and what to do about it. */
export function SilentPages({ pages }: { pages: readonly number[] }) {
  const t = useTranslations("sources.silent");
  const list = new Intl.ListFormat(useLocale(), { type: "conjunction" });
  if (pages.length === 0) return null;
  const named = pages.slice(0, 8).map(String);
  const rest = pages.length - named.length;
  const which = list.format(rest > 0 ? [...named, t("more", { count: rest })] : named);
  return <p className="text-xs text-pretty whitespace-normal text-warn-text">{t("pages", { count: pages.length, which })}</p>;
}
