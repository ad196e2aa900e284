import type { ReplayComparison } from "@/gql/graphql";

/** The comparisons, the worst first, with the colour of each. */
export const comparisons = {
  UNSUPPORTED: { badge: "destructive", bar: "bg-danger" },
  DECLINES: { badge: "warn", bar: "bg-warn" },
  WORSE: { badge: "warn", bar: "bg-warn/60" },
  SAME: { badge: "secondary", bar: "bg-n6" },
  BETTER: { badge: "default", bar: "bg-primary" },
} as const satisfies Record<ReplayComparison, { badge: string; bar: string }>;

export const worstFirst = Object.keys(comparisons) as ReplayComparison[];
