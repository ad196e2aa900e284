"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

import { readFragment } from "@/gql";
import { type AgentTestExpectation, JudgeReplayTurnDocument, ReplaySideFieldsFragmentDoc, type ReplayTurnRowFragment, type ReplyOutcome } from "@/gql/graphql";
import { usePayload } from "@/lib/graphql/use-payload";

import { TestDialog } from "../tests/test-dialog";

const asExpectation = { SENT: "ANSWERED", DRAFTED: "DRAFTED", HANDED_OVER: "HANDED_OVER", SILENT: "DECLINED" } as const satisfies Record<ReplyOutcome, AgentTestExpectation>;

type JudgeDialogProps = { turn: ReplayTurnRowFragment; isRight: boolean; trigger: ReactNode };

/** What must come of a turn from now on: what came, where that was right, else what the person said, or that a person says it. */
export function JudgeDialog({ turn, isRight, trigger }: JudgeDialogProps) {
  const t = useTranslations("agents.replay");
  const judge = usePayload(JudgeReplayTurnDocument);
  const { outcome } = readFragment(ReplaySideFieldsFragmentDoc, turn.now);
  const instead = turn.answer ? ({ expects: "ANSWERED", contains: turn.answerFacts } as const) : ({ expects: "HANDED_OVER", contains: [] as string[] } as const);
  const { expects, contains } = isRight && outcome ? { expects: asExpectation[outcome], contains: turn.facts } : instead;
  return (
    <TestDialog
      trigger={trigger}
      title={t(isRight ? "rightTitle" : "wrongTitle")}
      lead={t("judgeLead")}
      given={{ question: turn.question, channel: turn.channel, expects, contains }}
      store={({ id: _id, ...test }, form) => judge({ replayId: turn.replayId, messageId: turn.messageId, isRight, test }, form)}
    />
  );
}
