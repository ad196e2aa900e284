"use client";

import { useLocale, useNow, useTimeZone } from "next-intl";
import { useMemo } from "react";

import * as format from "@/lib/format";

/** lib/format bound to the person's locale and time zone. `now` moves on every 30 s, so relative times stay true. */
export function useFormat() {
  const locale = useLocale();
  const timeZone = useTimeZone() ?? "UTC";
  const now = useNow({ updateInterval: 30_000 });
  return useMemo(() => {
    const ctx = { locale, timeZone };
    return {
      ctx,
      now,
      short: (at: string | Date) => format.shortTime(at, now, ctx),
      duration: (ms: number) => format.shortDuration(ms, ctx),
      relative: (at: string | Date) => format.relativeTime(at, now, ctx),
      clock: (at: string | Date) => format.clock(at, ctx),
      absolute: (at: string | Date) => format.absoluteTime(at, ctx),
      date: (at: string | Date) => format.dateOnly(at, ctx),
      day: (at: string | Date) => format.dayName(at, now, ctx),
      size: (bytes: number) => format.fileSize(bytes, ctx),
      count: (n: number) => format.count(n, ctx),
    };
  }, [locale, timeZone, now]);
}
