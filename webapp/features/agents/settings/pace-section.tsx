"use client";

import { useTranslations } from "next-intl";

import { Rows, Section } from "@/features/settings/section";

import { NumberField } from "./fields";

/** When the AI begins, when it comes back after a person, and when it stops. */
export function PaceSection() {
  const t = useTranslations("agents.settings");
  return (
    <Section title={t("pace.title")} lead={t("pace.lead")}>
      <Rows>
        <NumberField name="pace.quietSeconds" label={t("field.pace.quietSeconds")} hint={t("pace.quietHint")} unit={t("pace.seconds")} min={1} max={20} />
        <NumberField name="pace.capSeconds" label={t("field.pace.capSeconds")} hint={t("pace.capHint")} unit={t("pace.seconds")} min={5} max={60} />
        <NumberField name="pace.resumeHours" label={t("field.pace.resumeHours")} hint={t("pace.resumeHint")} unit={t("pace.hours")} min={0} max={168} />
        <NumberField name="pace.answersPerHour" label={t("field.pace.answersPerHour")} hint={t("pace.answersHint")} unit={t("pace.answers")} min={1} max={100} />
      </Rows>
    </Section>
  );
}
