"use client";

import { useLocale } from "next-intl";
import { useRouter } from "next/navigation";
import { useCallback, useTransition } from "react";

import type { Density, Theme } from "@/gql/graphql";
import type { Locale } from "@/lib/i18n/locales";

const YEAR_S = 31_536_000;

export type PreferenceChange = { locale?: Locale; theme?: Theme; density?: Density; timeZone?: string };

/**
 * Shows a change of language, theme or density at once and remembers it in this
 * browser, which is what the pages before sign-in go by. Storing it in the
 * profile is the caller's (see features/profile/use-save-preferences).
 */
export function useApplyPreferences() {
  const router = useRouter();
  const current = useLocale();
  const [, startTransition] = useTransition();
  return useCallback(
    ({ locale, theme, density, timeZone }: PreferenceChange) => {
      const root = document.documentElement;
      if (theme) {
        remember("theme", theme);
        if (theme === "SYSTEM") delete root.dataset.theme;
        else root.dataset.theme = theme.toLowerCase();
      }
      if (density) {
        remember("density", density);
        if (density === "COMPACT") root.dataset.density = "compact";
        else delete root.dataset.density;
      }
      if (timeZone) remember("timezone", timeZone);
      if (locale) remember("locale", locale);
      if ((locale && locale !== current) || timeZone) startTransition(() => router.refresh());
    },
    [router, current],
  );
}

function remember(name: string, value: string) {
  const secure = location.protocol === "https:" ? "; secure" : "";
  document.cookie = `${name}=${value}; path=/; max-age=${YEAR_S}; samesite=lax${secure}`;
}
