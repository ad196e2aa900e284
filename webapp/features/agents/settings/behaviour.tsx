"use client";

import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { useFormContext } from "react-hook-form";

import { Badge } from "@/components/ui/badge";
import { Textarea } from "@/components/ui/textarea";
import { Rows, Section, SettingRow } from "@/features/settings/section";
import { languageName } from "@/features/writing/languages";
import type { ModelRowFragment } from "@/gql/graphql";
import { money } from "@/lib/money";

import { ChoiceField, Problem, SwitchField } from "./fields";
import { type ConfigForm, languageCodes, lengths, tones } from "./schema";
import { TemplatePicker } from "./template-picker";

type BehaviourProps = {
  models: readonly ModelRowFragment[];
  /** The workspace's own, which answers instead of what is chosen here. */
  ownModel?: string;
  canEdit: boolean;
};

const toModels = (text: ReactNode) => (
  <Link href="/settings/models" className="underline underline-offset-2">
    {text}
  </Link>
);

/** Which model answers, and how it sounds. */
export function Behaviour({ models, ownModel, canEdit }: BehaviourProps) {
  const t = useTranslations("agents.settings");
  const billing = useTranslations("billing.models");
  const locale = useLocale();
  const id = useId();
  const { register, watch } = useFormContext<ConfigForm>();
  const [chosen, temperature, length] = watch(["model", "temperature", "instructions"]);
  const usual = models.find(({ isDefault }) => isDefault);
  const model = models.find((one) => one.id === chosen) ?? usual;
  const price = (one: ModelRowFragment) =>
    one.inputMicros > 0 ? billing("price", { input: money(one.inputMicros, locale, true), output: money(one.outputMicros, locale, true) }) : billing("free");
  return (
    <>
      <Section title={t("behaviour.model")} lead={t("behaviour.modelLead")}>
        <Rows>
          <ChoiceField
            name="model"
            label={t("field.model")}
            hint={
              <>
                {ownModel ? <span className="mb-1 block text-pretty">{t.rich("behaviour.ownModel", { name: ownModel, link: toModels })}</span> : null}
                {model ? (
                  <span className="flex flex-wrap items-center gap-2">
                    <span className="tabular">{t("behaviour.price", { price: price(model) })}</span>
                    {model.isOffline ? <Badge variant="ai">{billing("offline")}</Badge> : null}
                  </span>
                ) : null}
              </>
            }
            options={[
              { value: "", label: usual ? t("behaviour.usual", { name: usual.name }) : t("behaviour.usualNone") },
              ...models.map((one) => ({ value: one.id, label: `${one.name} · ${price(one)}` })),
            ]}
          />
          <SettingRow label={t("field.temperature")} hint={t("behaviour.temperatureHint")} htmlFor={`${id}-temperature`}>
            <input
              id={`${id}-temperature`}
              type="range"
              min={0}
              max={1}
              step={0.1}
              className="w-full accent-primary sm:w-48"
              {...register("temperature", { valueAsNumber: true })}
            />
            <output htmlFor={`${id}-temperature`} className="w-8 text-right text-sm tabular">
              {temperature.toLocaleString(locale, { minimumFractionDigits: 1 })}
            </output>
          </SettingRow>
        </Rows>
      </Section>
      <Section title={t("behaviour.voice")}>
        <Rows>
          <ChoiceField name="tone" label={t("field.tone")} options={tones.map((value) => ({ value, label: t(`tone.${value}`), hint: t(`toneHint.${value}`) }))} />
          <ChoiceField name="length" label={t("field.length")} options={lengths.map((value) => ({ value, label: t(`length.${value}`) }))} />
          <ChoiceField
            name="language"
            label={t("field.language")}
            options={[{ value: "auto", label: t("behaviour.customers"), hint: t("behaviour.customersHint") }, ...languageCodes.map((value) => ({ value, label: languageName(value, locale) }))]}
          />
          <SwitchField name="saysItIsAI" label={t("field.saysItIsAI")} hint={t("behaviour.saysHint")} />
        </Rows>
      </Section>
      <Section title={t("field.instructions")} lead={t("behaviour.instructionsLead")} action={canEdit ? <TemplatePicker /> : null}>
        <div className="grid gap-1.5">
          <Textarea aria-label={t("field.instructions")} maxLength={8000} className="min-h-40 leading-6" {...register("instructions")} />
          <div className="flex justify-between gap-4">
            <Problem name="instructions" />
            <span className="ml-auto text-xs text-faint-foreground tabular">{t("behaviour.characters", { count: length.length })}</span>
          </div>
        </div>
      </Section>
    </>
  );
}
