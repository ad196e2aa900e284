"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";

import { Button } from "@/components/ui/button";
import { Rows, Section } from "@/features/settings/section";
import type { ReplayComparison, ReplayTurnRowFragment } from "@/gql/graphql";

import { worstFirst } from "./looks";
import { TurnRow } from "./turn-row";

type TurnListProps = { turns: readonly ReplayTurnRowFragment[]; isRunning: boolean; canEdit: boolean };

/** The turns of a replay, the worst first; all, or those that went one way. */
export function TurnList({ turns, isRunning, canEdit }: TurnListProps) {
  const t = useTranslations("agents.replay");
  const [only, setOnly] = useState<ReplayComparison>();
  const count = (one: ReplayComparison) => turns.filter(({ comparison }) => comparison === one).length;
  const list = only && count(only) > 0 ? turns.filter(({ comparison }) => comparison === only) : turns;
  if (turns.length === 0) return null;
  return (
    <Section title={t("turns")} lead={t("turnsLead")}>
      <div role="group" aria-label={t("filter")} className="flex flex-wrap gap-1.5">
        <Button size="sm" variant={list === turns ? "secondary" : "ghost"} aria-pressed={list === turns} onClick={() => setOnly(undefined)}>
          {t("all", { count: turns.length })}
        </Button>
        {worstFirst
          .filter((one) => count(one) > 0)
          .map((one) => (
            <Button key={one} size="sm" variant={only === one ? "secondary" : "ghost"} aria-pressed={only === one} onClick={() => setOnly(one)}>
              {t(`comparison.${one}`)} <span className="text-muted-foreground tabular">{count(one)}</span>
            </Button>
          ))}
      </div>
      <Rows>
        {list.map((turn) => (
          <TurnRow key={turn.messageId} turn={turn} isRunning={isRunning} canEdit={canEdit} />
        ))}
      </Rows>
    </Section>
  );
}
