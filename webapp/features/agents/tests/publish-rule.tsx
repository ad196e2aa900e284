"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";

import { Badge } from "@/components/ui/badge";
import { Switch } from "@/components/ui/switch";
import { Rows, SettingRow } from "@/features/settings/section";
import { type AgentTestState, SetNeedsGreenTestsDocument } from "@/gql/graphql";
import { usePayload } from "@/lib/graphql/use-payload";

const looks = { GREEN: "default", RED: "destructive", RUNNING: "secondary", STALE: "warn", UNTESTED: "secondary" } as const satisfies Record<AgentTestState, string>;

type PublishRuleProps = { isNeeded: boolean; state: AgentTestState; canEdit: boolean };

/** Whether a draft may be published before its tests passed, and how this one stands. */
export function PublishRule({ isNeeded, state, canEdit }: PublishRuleProps) {
  const t = useTranslations("agents.tests.rule");
  const id = useId();
  const set = usePayload(SetNeedsGreenTestsDocument);
  return (
    <Rows>
      <SettingRow
        label={t("label")}
        htmlFor={id}
        hint={
          <span className="grid gap-1.5">
            {t("hint")}
            <span className="flex flex-wrap items-center gap-1.5" role="status">
              <Badge variant={looks[state]}>{t(`badge.${state}`)}</Badge>
              {t(`state.${state}`)}
            </span>
          </span>
        }
      >
        <Switch id={id} checked={isNeeded} disabled={!canEdit} onCheckedChange={(on) => void set({ isNeeded: on })} />
      </SettingRow>
    </Rows>
  );
}
