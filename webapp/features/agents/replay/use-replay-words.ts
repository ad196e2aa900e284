"use client";

import { useLocale, useTranslations } from "next-intl";

import type { ReplayRowFragment } from "@/gql/graphql";

/** How a replay reads in a line. */
export function useReplayWords() {
  const t = useTranslations("agents.replay");
  const locale = useLocale();
  return {
    /** What was asked. */
    configuration: ({ version, draftRevision }: Pick<ReplayRowFragment, "version" | "draftRevision">) =>
      version !== null ? t("version", { number: version }) : t("draftOf", { revision: draftRevision ?? 0 }),
    /** What it came to, the gravest first. */
    summary: ({ state, total, unsupported, declines, worse, same, better, untried }: ReplayRowFragment) => {
      const done = unsupported + declines + worse + same + better + untried;
      if (state === "RUNNING") return t("progress", { done, total });
      const bad = unsupported + declines + worse;
      return t(unsupported > 0 ? "sumUnsupported" : bad > 0 ? "sumBad" : "sumGood", { total: done, unsupported, bad, better });
    },
    seconds: (ms: number) => new Intl.NumberFormat(locale, { style: "unit", unit: "second", maximumFractionDigits: 1 }).format(ms / 1000),
  };
}
