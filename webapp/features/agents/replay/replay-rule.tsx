"use client";

import { useTranslations } from "next-intl";

import { Segments } from "@/components/segments";
import { Badge } from "@/components/ui/badge";
import { Rows, SettingRow } from "@/features/settings/section";
import { type DraftReplayState, type ReplayRule as Rule, type ReplaysQuery, SetReplayRuleDocument } from "@/gql/graphql";
import { usePayload } from "@/lib/graphql/use-payload";

const rules = ["OFF", "WARN", "BLOCK"] as const satisfies readonly Rule[];
const looks = { SUPPORTED: "default", UNSUPPORTED: "destructive", RUNNING: "secondary", NOT_REPLAYED: "secondary" } as const satisfies Record<DraftReplayState, string>;

type ReplayRuleProps = { rule: Rule; replay: ReplaysQuery["agentDraft"]["replay"]; canEdit: boolean };

/** What publishing asks of a replay of the draft, and how this one stands. */
export function ReplayRule({ rule, replay, canEdit }: ReplayRuleProps) {
  const t = useTranslations("agents.replay.rule");
  const set = usePayload(SetReplayRuleDocument);
  return (
    <Rows>
      <SettingRow
        label={t("label")}
        hint={
          <span className="grid gap-1.5">
            {t(`hint.${rule}`)}
            <span className="flex flex-wrap items-center gap-1.5" role="status">
              <Badge variant={looks[replay.state]}>{t(`badge.${replay.state}`)}</Badge>
              {t(`state.${replay.state}`, { count: replay.unsupported })}
            </span>
          </span>
        }
      >
        {canEdit ? (
          <Segments label={t("label")} value={rule} options={rules.map((value) => ({ value, label: t(`rule.${value}`) }))} onChoose={(next) => void set({ rule: next })} />
        ) : (
          <span className="text-sm">{t(`rule.${rule}`)}</span>
        )}
      </SettingRow>
    </Rows>
  );
}
