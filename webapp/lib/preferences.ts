import "server-only";

import { cookies, headers } from "next/headers";
import { cache } from "react";

import { readFragment } from "@/gql";
import { type Density, type Theme, ViewerContextFragmentDoc, ViewerDocument } from "@/gql/graphql";
import { query } from "@/lib/graphql/server";
import { defaultLocale, isLocale, type Locale } from "@/lib/i18n/locales";

/** Who asks, once per request. Null without a session; a server that does not answer counts as none here. */
export const getViewer = cache(async () => {
  try {
    const { viewer } = await query(ViewerDocument);
    return readFragment(ViewerContextFragmentDoc, viewer ?? null);
  } catch {
    return null;
  }
});

export type Preferences = { locale: Locale; timeZone: string; theme: Theme; density: Density };

/** The profile decides; before sign-in, this browser's cookies; before those, what the browser asks for. */
export const getPreferences = cache(async (): Promise<Preferences> => {
  const [viewer, jar, incoming] = await Promise.all([getViewer(), cookies(), headers()]);
  const wanted = [viewer?.locale, jar.get("locale")?.value, accepted(incoming.get("accept-language"))];
  const theme = viewer?.theme ?? jar.get("theme")?.value;
  return {
    locale: wanted.find(isLocale) ?? defaultLocale,
    timeZone: [viewer?.timeZone, jar.get("timezone")?.value].find(isTimeZone) ?? "UTC",
    theme: theme === "LIGHT" || theme === "DARK" ? theme : "SYSTEM",
    density: viewer?.density ?? (jar.get("density")?.value === "COMPACT" ? "COMPACT" : "COMFORTABLE"),
  };
});

function accepted(header: string | null): string | undefined {
  const languages = (header ?? "").split(",").map((part) => part.trim().slice(0, 2).toLowerCase());
  return languages.find(isLocale);
}

function isTimeZone(zone: string | undefined): zone is string {
  if (!zone) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
