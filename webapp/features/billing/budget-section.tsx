"use client";

import { useLocale, useTranslations } from "next-intl";

import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Rows, Section, SettingRow } from "@/features/settings/section";
import { useUndoableSave } from "@/features/settings/use-undoable-save";
import { type BudgetFactsFragment, type BudgetState, SetDailyBudgetDocument } from "@/gql/graphql";
import { usePayload } from "@/lib/graphql/use-payload";
import { money } from "@/lib/money";

import { Meter } from "./meter";

const looks: Record<BudgetState, "secondary" | "warn" | "destructive"> = { OK: "secondary", SOFT: "warn", CHEAP: "warn", STOP: "destructive" };
const MOST_DOLLARS = 1_000_000;

/** What was spent today and this month, against what may be; admins set the day's limit. */
export function BudgetSection({ budget, canEdit }: { budget: BudgetFactsFragment; canEdit: boolean }) {
  const t = useTranslations("billing");
  const locale = useLocale();
  const set = usePayload(SetDailyBudgetDocument);
  const amount = (micros: number) => money(micros, locale);
  const save = useUndoableSave(
    t("budget.saved"),
    async (dailyLimitMicros: number) => (await set({ dailyLimitMicros })) !== null,
  );
  const { dailyLimitMicros, monthlyAllowanceMicros, spentTodayMicros, spentMonthMicros, heldMicros, state } = budget;
  return (
    <Section title={t("budget.title")} action={<Badge variant={looks[state]}>{t(`state.${state}`)}</Badge>}>
      <div className="grid gap-4 sm:grid-cols-2">
        <Meter
          label={t("budget.today")}
          value={t("budget.of", { spent: amount(spentTodayMicros), limit: amount(dailyLimitMicros) })}
          used={spentTodayMicros}
          most={dailyLimitMicros}
        />
        <Meter
          label={t("budget.month")}
          value={t("budget.of", { spent: amount(spentMonthMicros), limit: amount(monthlyAllowanceMicros) })}
          used={spentMonthMicros}
          most={monthlyAllowanceMicros}
        />
      </div>
      <Rows>
        <SettingRow label={t("budget.balance")} hint={heldMicros > 0 ? t("budget.held", { amount: amount(heldMicros) }) : undefined}>
          <span className="text-sm font-medium tabular">{amount(budget.balanceMicros)}</span>
        </SettingRow>
        <SettingRow label={t("budget.limit")} hint={t("budget.limitHint")} htmlFor="daily-limit">
          {canEdit && budget.hasOwnDailyLimit ? (
            <Button variant="ghost" size="sm" onClick={() => void set({ dailyLimitMicros: null })}>
              {t("budget.limitReset")}
            </Button>
          ) : null}
          {budget.hasOwnDailyLimit ? null : <span className="text-xs text-faint-foreground">{t("budget.limitPlan")}</span>}
          <Input
            id="daily-limit"
            key={dailyLimitMicros}
            type="number"
            min={0}
            step="0.5"
            max={MOST_DOLLARS}
            defaultValue={dailyLimitMicros / 1e6}
            disabled={!canEdit}
            className="w-28 text-right tabular"
            onBlur={({ target }) => {
              const dollars = Math.min(MOST_DOLLARS, Math.max(0, target.valueAsNumber));
              if (Number.isNaN(dollars)) target.value = String(dailyLimitMicros / 1e6);
              else save(Math.round(dollars * 1e6), dailyLimitMicros);
            }}
            onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
          />
        </SettingRow>
      </Rows>
    </Section>
  );
}
