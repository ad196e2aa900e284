"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";

import { drafts } from "@/features/agents/autonomy/outcomes";
import { useRoleAtLeast } from "@/features/session/use-role";
import { type FragmentType, readFragment } from "@/gql";
import { EarnedTopicFragmentDoc } from "@/gql/graphql";

/** Says beside a draft that its topic has earned to be answered without a person. */
export function EarnedLine({ topic }: { topic: FragmentType<typeof EarnedTopicFragmentDoc> }) {
  const t = useTranslations("replies");
  const canDecide = useRoleAtLeast("ADMIN");
  const { name, isProposed, outcomes } = readFragment(EarnedTopicFragmentDoc, topic);
  if (!isProposed) return null;
  return (
    <p data-earned className="text-xs text-pretty text-ai-text">
      {t("topicEarned", { name, ...drafts(outcomes) })}{" "}
      {canDecide ? (
        <Link href="/settings/agent?tab=autonomy" className="font-medium underline underline-offset-3">
          {t("topicReview")}
        </Link>
      ) : null}
    </p>
  );
}
