import { z } from "zod";

import type { PeriodInput } from "@/gql/graphql";

/** The address of Analytics: how many days up to now, and in which conversations. */

export const lengths = ["7", "30", "90", "365"] as const;
export type Length = (typeof lengths)[number];

const schema = z.object({
  days: z.enum(lengths).catch("30"),
  /** A channel, or an account's id. */
  on: z.union([z.enum(["whatsapp", "instagram"]), z.uuid()]).optional().catch(undefined),
});

export type AnalyticsParams = z.output<typeof schema>;

/** Reads an address. Never fails: what makes no sense is as if it were absent. */
export function parseParams(search: Record<string, string | string[] | undefined>): AnalyticsParams {
  const flat = Object.entries(search).map(([key, value]) => [key, Array.isArray(value) ? value[0] : value]);
  return schema.parse(Object.fromEntries(flat));
}

/** The shortest address that reads back as these params. */
export function formatParams({ days, on }: AnalyticsParams): string {
  const search = new URLSearchParams();
  if (days !== "30") search.set("days", days);
  if (on) search.set("on", on);
  return search.toString();
}

/** What to ask the server for. Absent when empty, so that equal questions are equal. */
export function periodOf({ days, on }: AnalyticsParams, timeZone: string): PeriodInput {
  const period: PeriodInput = { days: Number(days), timeZone };
  if (on === "whatsapp") period.channel = "WHATSAPP";
  else if (on === "instagram") period.channel = "INSTAGRAM";
  else if (on) period.socialAccountId = on;
  return period;
}
