import type { OutcomeFiguresFragment } from "@/gql/graphql";

/** How visits may end, in the order in which they are shown: what is good first. */
export const endings = ["solved", "cameBack", "handedOver", "byTeam", "unanswered"] as const;
export type Ending = (typeof endings)[number];

/** Each ending's colour: what the AI did is violet, what people did is neutral, what nobody did is amber. */
export const colorOf: Record<Ending, string> = {
  solved: "var(--ai)",
  cameBack: "color-mix(in oklab, var(--ai) 65%, var(--surface))",
  handedOver: "var(--n11)",
  byTeam: "var(--n8)",
  unanswered: "var(--warn)",
};

export type Day = Omit<OutcomeFiguresFragment["days"][number], "__typename">;
export type Bucket = Record<Ending | "tooEarly", number> & { from: string; to: string };

/** More bars than this cannot be told apart. */
const MOST_BARS = 92;

/** The days as they are drawn: each by itself, or a week in one when there are many. The first week may be short. */
export function buckets(days: readonly Day[]): Bucket[] {
  const size = days.length > MOST_BARS ? 7 : 1;
  const out: Bucket[] = [];
  for (let end = days.length; end > 0; end -= size) {
    const slice = days.slice(Math.max(0, end - size), end);
    const sum = (key: Ending | "tooEarly") => slice.reduce((total, day) => total + day[key], 0);
    out.unshift({
      from: slice[0]?.day ?? "",
      to: slice.at(-1)?.day ?? "",
      solved: sum("solved"),
      cameBack: sum("cameBack"),
      handedOver: sum("handedOver"),
      byTeam: sum("byTeam"),
      unanswered: sum("unanswered"),
      tooEarly: sum("tooEarly"),
    });
  }
  return out;
}

/** A part of a whole in whole percent; nothing of nothing is nothing. */
export function share(part: number, whole: number): number {
  return whole > 0 ? Math.round((100 * part) / whole) : 0;
}

/** A table as CSV (RFC 4180). What a spreadsheet would run as a formula is text. */
export function csv(rows: readonly (readonly (string | number)[])[]): string {
  const cell = (value: string | number) => {
    const text = typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
    return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

/** A length of time in the unit that says most: seconds to two minutes, minutes to two hours, then hours. */
export function span(ms: number): { unit: "seconds" | "minutes" | "hours"; n: number } {
  const seconds = Math.round(ms / 1000);
  if (seconds < 120) return { unit: "seconds", n: seconds };
  if (seconds < 7200) return { unit: "minutes", n: Math.round(seconds / 60) };
  return { unit: "hours", n: Math.round(seconds / 3600) };
}
