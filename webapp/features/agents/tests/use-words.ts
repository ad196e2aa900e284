"use client";

import { useTranslations } from "next-intl";

import type { AgentTestResultRowFragment, AgentTestRowFragment } from "@/gql/graphql";

type Asked = Pick<AgentTestRowFragment, "expects" | "contains" | "avoids" | "cites">;

/** What must come of a question, in a line. */
export function useExpectation() {
  const t = useTranslations("agents.tests");
  return ({ expects, contains, avoids, cites }: Asked) =>
    [
      t(`expects.${expects}`),
      ...contains.map((phrase) => t("says", { phrase })),
      ...avoids.map((phrase) => t("avoids", { phrase })),
      ...(cites ? [t("cites", { title: cites })] : []),
    ].join(" · ");
}

/** Why it did not pass, in a line. */
export function useFailures() {
  const t = useTranslations("agents.tests");
  const tried = useTranslations("playground");
  const replies = useTranslations("replies");
  return ({ state, outcome, reason, failures }: Pick<AgentTestResultRowFragment, "state" | "outcome" | "reason" | "failures">) => {
    const why = reason ? replies(`reason.${reason}`) : null;
    if (state === "ERROR") return why ? t("untried", { why }) : t("broken");
    return failures
      .map(({ kind, wanted }) =>
        kind === "OUTCOME" && outcome && why ? t("failure.OUTCOME", { came: tried(`outcome.${outcome}`), why }) : t(`failure.${kind}`, { came: "", why: "", wanted }),
      )
      .join(" · ");
  };
}
