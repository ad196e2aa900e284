"use client";

import { useTranslations } from "next-intl";

import type { TopicRowFragment } from "@/gql/graphql";

import { drafts, fates } from "./outcomes";

/** What people made of the topic's drafts, in one line and in words. */
export function OutcomeBar({ topic, promoteAfter }: { topic: TopicRowFragment; promoteAfter: number }) {
  const t = useTranslations("agents.autonomy");
  const { lane, outcomes } = topic;
  const { good, judged } = drafts(outcomes);
  const shown = fates(outcomes);
  return (
    <div className="grid gap-2">
      {lane === "AUTO" ? <p className="text-xs text-muted-foreground tabular">{t("sent", { sent: outcomes.sent, bad: outcomes.bad })}</p> : null}
      {judged > 0 ? (
        <>
          <div aria-hidden className="flex h-2 gap-px overflow-hidden rounded-full bg-n4">
            {shown.map(({ fate, count, look }) => (
              <span key={fate} className={look} style={{ width: `${(100 * count) / Math.max(judged, lane === "DRAFT" ? promoteAfter : 0)}%` }} />
            ))}
          </div>
          <p className="flex flex-wrap gap-x-3 gap-y-0.5 text-xs text-muted-foreground tabular">
            {shown.map(({ fate, count, look }) => (
              <span key={fate} className="inline-flex items-center gap-1.5">
                <span aria-hidden className={`size-2 rounded-full ${look}`} />
                {t(`fate.${fate}`, { count })}
              </span>
            ))}
          </p>
        </>
      ) : null}
      {lane === "DRAFT" && !topic.isProposed ? (
        <p className="text-xs text-muted-foreground tabular">{judged === 0 ? t("noDrafts", { needed: promoteAfter }) : t("progress", { good, needed: promoteAfter })}</p>
      ) : null}
    </div>
  );
}
