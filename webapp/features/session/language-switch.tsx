"use client";

import { useLocale, useTranslations } from "next-intl";

import { localeNames, locales } from "@/lib/i18n/locales";
import { useApplyPreferences } from "@/lib/use-preferences";
import { cn } from "@/lib/utils";

/** The language before anyone is signed in, kept in this browser. */
export function LanguageSwitch() {
  const t = useTranslations("auth");
  const current = useLocale();
  const apply = useApplyPreferences();
  return (
    <div role="group" aria-label={t("language")} className="flex gap-1 text-sm">
      {locales.map((locale) => (
        <button
          key={locale}
          type="button"
          lang={locale}
          aria-pressed={locale === current}
          onClick={() => apply({ locale })}
          className={cn(
            "rounded-md px-2 py-1 touch:py-2.5",
            locale === current ? "font-medium text-foreground" : "text-muted-foreground hover:text-foreground",
          )}
        >
          {localeNames[locale]}
        </button>
      ))}
    </div>
  );
}
