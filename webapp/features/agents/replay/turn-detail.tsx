"use client";

import { CheckIcon, MessageSquareIcon, XIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";

import { Button } from "@/components/ui/button";
import { formatParams } from "@/features/inbox/params";
import { readFragment } from "@/gql";
import { ReplaySideFieldsFragmentDoc, type ReplayTurnRowFragment } from "@/gql/graphql";

import { JudgeDialog } from "./judge-dialog";
import { Side } from "./side";

/** Then, now and what a person answered, beside each other; and what a colleague says of it. */
export function TurnDetail({ turn, canEdit }: { turn: ReplayTurnRowFragment; canEdit: boolean }) {
  const t = useTranslations("agents.replay");
  const { answer, missing, conversationId, messageId, isRight, judgedBy, question } = turn;
  return (
    <div className="grid grid-cols-1 gap-3">
      <div className="grid grid-cols-1 gap-3 md:grid-cols-2">
        <Side title={t("then")} side={readFragment(ReplaySideFieldsFragmentDoc, turn.then)} isThen />
        <Side title={t("now")} side={readFragment(ReplaySideFieldsFragmentDoc, turn.now)} />
      </div>
      {answer ? (
        <div className="grid grid-cols-1 gap-1 rounded-lg bg-primary-wash px-3 py-2.5 text-sm">
          <h4 className="text-xs font-medium text-muted-foreground">{t("person")}</h4>
          <p dir="auto" className="break-words whitespace-pre-wrap">
            {answer}
          </p>
          {missing.length > 0 ? <p className="text-xs text-warn-text">{t("missing", { facts: missing.join(", ") })}</p> : null}
        </div>
      ) : null}
      <div className="flex flex-wrap items-center gap-2">
        {canEdit && question ? (
          <>
            <JudgeDialog
              turn={turn}
              isRight
              trigger={
                <Button variant="outline" size="sm">
                  <CheckIcon />
                  {t("right")}
                </Button>
              }
            />
            <JudgeDialog
              turn={turn}
              isRight={false}
              trigger={
                <Button variant="outline" size="sm">
                  <XIcon />
                  {t("wrong")}
                </Button>
              }
            />
          </>
        ) : null}
        {isRight !== null && judgedBy ? <span className="text-xs text-muted-foreground">{t(isRight ? "rightBy" : "wrongBy", { name: judgedBy.name })}</span> : null}
        <Button asChild variant="ghost" size="sm" className="ml-auto">
          <Link href={`/inbox?${formatParams({ view: "ALL", c: conversationId, m: messageId })}`}>
            <MessageSquareIcon />
            {t("open")}
          </Link>
        </Button>
      </div>
    </div>
  );
}
