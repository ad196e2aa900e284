"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";

import { Input } from "@/components/ui/input";
import { Rows, Section, SettingRow } from "@/features/settings/section";
import { type AutonomyStateFragment, SetAutonomyRulesDocument } from "@/gql/graphql";
import { usePayload } from "@/lib/graphql/use-payload";
import { toast } from "@/lib/toast";

type Rules = AutonomyStateFragment["rules"];

/** How much earns a topic more, and how little costs it that. */
export function RulesSection({ rules, canEdit }: { rules: Rules; canEdit: boolean }) {
  const t = useTranslations("agents.autonomy.rules");
  const common = useTranslations("common");
  const save = usePayload(SetAutonomyRulesDocument);
  const change = async (next: Partial<Rules>) => {
    const { promoteAfter, demoteAfter } = { ...rules, ...next };
    if (promoteAfter === rules.promoteAfter && demoteAfter === rules.demoteAfter) return;
    if (!(await save({ promoteAfter, demoteAfter }))) return;
    const before = { promoteAfter: rules.promoteAfter, demoteAfter: rules.demoteAfter };
    toast.success(t("saved"), { action: { label: common("undo"), onClick: () => void save(before) } });
  };
  return (
    <Section title={t("title")} lead={t("lead")}>
      <Rows>
        <Count label={t("promote")} hint={t("promoteHint")} value={rules.promoteAfter} min={5} max={500} isDisabled={!canEdit} onChange={(promoteAfter) => void change({ promoteAfter })} />
        <Count label={t("demote")} hint={t("demoteHint")} value={rules.demoteAfter} min={1} max={50} isDisabled={!canEdit} onChange={(demoteAfter) => void change({ demoteAfter })} />
      </Rows>
    </Section>
  );
}

type CountProps = { label: string; hint: string; value: number; min: number; max: number; isDisabled: boolean; onChange: (value: number) => void };

function Count({ label, hint, value, min, max, isDisabled, onChange }: CountProps) {
  const id = useId();
  const [text, setText] = useState(String(value));
  const [known, setKnown] = useState(value);
  // Somebody else changed it, or undo did.
  if (known !== value) {
    setKnown(value);
    setText(String(value));
  }
  const leave = () => {
    const next = Number(text);
    if (Number.isInteger(next) && next >= min && next <= max) onChange(next);
    else setText(String(value));
  };
  return (
    <SettingRow label={label} hint={hint} htmlFor={id}>
      <Input
        id={id}
        type="number"
        inputMode="numeric"
        min={min}
        max={max}
        value={text}
        disabled={isDisabled}
        className="w-20 text-right tabular"
        onChange={({ target }) => setText(target.value)}
        onBlur={leave}
        onKeyDown={({ key }) => key === "Enter" && leave()}
      />
    </SettingRow>
  );
}
