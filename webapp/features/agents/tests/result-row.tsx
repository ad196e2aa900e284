"use client";

import { ChevronDownIcon, CircleAlertIcon, CircleCheckIcon, CircleDashedIcon, CircleXIcon, LoaderCircleIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useId, useState } from "react";

import { ChannelBadge } from "@/components/channel-badge";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import type { AgentTestResultRowFragment, AgentTestRowFragment } from "@/gql/graphql";
import { cn } from "@/lib/utils";

import { ResultDetail } from "./result-detail";
import { useExpectation, useFailures } from "./use-words";

type Asked = Pick<AgentTestRowFragment, "question" | "channel" | "expects" | "contains" | "avoids" | "cites">;

const signs = {
  PASSED: [CircleCheckIcon, "text-primary-text"],
  FAILED: [CircleXIcon, "text-danger-text"],
  ERROR: [CircleAlertIcon, "text-warn-text"],
  WAITING: [CircleDashedIcon, "text-faint-foreground"],
} as const;

type ResultRowProps = { asked: Asked; result: AgentTestResultRowFragment | undefined; isRunning: boolean; mark?: ReactNode; actions?: ReactNode };

/** A question, what must come of it, whether it did, and, opened, what came instead. */
export function ResultRow({ asked, result, isRunning, mark, actions }: ResultRowProps) {
  const t = useTranslations("agents.tests");
  const expectation = useExpectation();
  const failures = useFailures();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const state = result?.state ?? "WAITING";
  const isAsking = isRunning && result?.state === "WAITING";
  const [Sign, color] = signs[state];
  const Icon = isAsking ? LoaderCircleIcon : Sign;
  const hasAnswer = result !== undefined && state !== "WAITING";
  return (
    <div className="grid grid-cols-1 gap-2 px-4 py-3" data-test-state={result?.state ?? "NONE"}>
      <div className="flex items-start gap-3">
        <Icon aria-hidden className={cn("mt-0.5 size-4 shrink-0", color, isAsking && "animate-spin")} />
        <div className="grid min-w-0 flex-1 gap-0.5">
          <p className="flex items-start gap-1.5 text-sm">
            {asked.channel ? <ChannelBadge channel={asked.channel} className="mt-0.5" /> : null}
            <span dir="auto" className="line-clamp-2 min-w-0 break-words">
              {asked.question}
            </span>
            <span className="sr-only">{t(`state.${result ? state : "NONE"}`)}</span>
          </p>
          <p className="text-xs break-words text-muted-foreground">{expectation(asked)}</p>
          {state === "FAILED" || state === "ERROR" ? (
            <p className={cn("text-xs break-words", state === "FAILED" ? "text-danger-text" : "text-warn-text")}>{result ? failures(result) : null}</p>
          ) : null}
          {result?.isRegression || mark ? (
            <span className="flex flex-wrap gap-1.5 pt-1">
              {result?.isRegression ? <Badge variant="destructive">{t("regression")}</Badge> : null}
              {mark}
            </span>
          ) : null}
        </div>
        {hasAnswer ? (
          <Button variant="ghost" size="icon-sm" aria-label={t("details")} aria-expanded={isOpen} aria-controls={id} onClick={() => setOpen(!isOpen)}>
            <ChevronDownIcon className={cn("transition-transform", isOpen && "rotate-180")} />
          </Button>
        ) : null}
        {actions}
      </div>
      {hasAnswer && isOpen ? (
        <div id={id} className="sm:pl-7">
          <ResultDetail result={result} />
        </div>
      ) : null}
    </div>
  );
}
