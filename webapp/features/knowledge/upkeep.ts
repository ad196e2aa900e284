import type { KnowledgeUpkeepInput, UpkeepFragment } from "@/gql/graphql";

/** How a source stands with its dates; what keeps it from customers goes first. */
export function standingOf({ validFrom, validUntil, reviewAt }: UpkeepFragment, now: Date): "NOT_YET" | "EXPIRED" | "OVERDUE" | "ENDS" | "FINE" {
  if (validFrom && new Date(validFrom) > now) return "NOT_YET";
  if (validUntil && new Date(validUntil) <= now) return "EXPIRED";
  if (reviewAt && new Date(reviewAt) <= now) return "OVERDUE";
  return validUntil ? "ENDS" : "FINE";
}

/** What a form writes back: all of it, because what is left out is taken away. */
export function inputOf({ validFrom, validUntil, owner, reviewMonths }: UpkeepFragment): KnowledgeUpkeepInput {
  return { validFrom, validUntil, ownerId: owner?.id ?? null, reviewMonths };
}

/** The day a moment is in, as date fields have it. */
export function dayOf(moment: string | null | undefined): string {
  if (!moment) return "";
  const at = new Date(moment);
  return [at.getFullYear(), String(at.getMonth() + 1).padStart(2, "0"), String(at.getDate()).padStart(2, "0")].join("-");
}

/** A day's first moment. An empty or unfinished one is none. */
export function startOf(day: string): string | null {
  const at = new Date(`${day}T00:00`);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}

/** A last day includes itself: it ends where the next one begins. */
export function endOf(day: string): string | null {
  const at = new Date(`${day}T00:00`);
  if (Number.isNaN(at.getTime())) return null;
  at.setDate(at.getDate() + 1);
  return at.toISOString();
}

/** The last day before an end. */
export function lastDayOf(end: string | null | undefined): string {
  return end ? dayOf(new Date(new Date(end).getTime() - 1).toISOString()) : "";
}
