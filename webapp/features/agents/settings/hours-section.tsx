"use client";

import { PlusIcon, XIcon } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { Controller, useFieldArray, useFormContext } from "react-hook-form";

import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Rows, Section } from "@/features/settings/section";
import { TimeZonePicker } from "@/features/settings/time-zone-picker";

import { modes } from "../mode-looks";
import { ChoiceField, Problem } from "./fields";
import type { ConfigForm } from "./schema";

const days = [1, 2, 3, 4, 5, 6, 7];
const MOST_SPANS = 42;

/** When people are there, and what the AI may do then and otherwise. */
export function HoursSection({ canEdit }: { canEdit: boolean }) {
  const t = useTranslations("agents");
  const locale = useLocale();
  const { control, watch, setValue } = useFormContext<ConfigForm>();
  const { fields, append, remove } = useFieldArray({ control, name: "hours.spans" });
  const options = modes.map((value) => ({ value, label: t(`mode.${value}`), hint: t(`does.${value}`) }));
  const zone = watch("hours.zone");
  return (
    <Section title={t("settings.hours.title")} lead={t("settings.hours.lead")}>
      <Rows>
        {canEdit ? <TimeZonePicker value={zone} onChoose={(next) => setValue("hours.zone", next, { shouldDirty: true })} /> : null}
        {days.map((day) => (
          <div key={day} className="flex flex-wrap items-start gap-x-4 gap-y-1.5 px-4 py-2">
            <span className="w-24 pt-1.5 text-sm font-medium">{dayName(day, locale)}</span>
            <div className="grid flex-1 gap-1.5">
              {fields.map((field, at) =>
                field.day === day ? (
                  <div key={field.id} className="flex flex-wrap items-center gap-1.5">
                    <Clock name={`hours.spans.${at}.from`} label={t("settings.hours.from")} />
                    <span className="text-muted-foreground">–</span>
                    <Clock name={`hours.spans.${at}.to`} label={t("settings.hours.to")} isEnd />
                    {canEdit ? (
                      <Button variant="ghost" size="icon-sm" aria-label={t("settings.hours.remove")} onClick={() => remove(at)}>
                        <XIcon />
                      </Button>
                    ) : null}
                    <Problem name={`hours.spans.${at}.from`} />
                  </div>
                ) : null,
              )}
              {fields.some((field) => field.day === day) ? null : (
                <span className="pt-1.5 text-sm text-faint-foreground">{fields.length === 0 ? t("settings.hours.always") : t("settings.hours.closed")}</span>
              )}
            </div>
            {canEdit && fields.length < MOST_SPANS ? (
              <Button variant="ghost" size="icon-sm" aria-label={t("settings.hours.add")} onClick={() => append({ day, from: "09:00", to: "18:00" })}>
                <PlusIcon />
              </Button>
            ) : null}
          </div>
        ))}
        <ChoiceField name="hours.open" label={t("settings.field.hours.open")} options={options} />
        <ChoiceField name="hours.outside" label={t("settings.field.hours.outside")} options={options} />
      </Rows>
    </Section>
  );
}

/** Midnight at the end of a day is 24:00 to the server and 00:00 to a clock. */
function Clock({ name, label, isEnd = false }: { name: `hours.spans.${number}.${"from" | "to"}`; label: string; isEnd?: boolean }) {
  const { control } = useFormContext<ConfigForm>();
  return (
    <Controller
      control={control}
      name={name}
      render={({ field }) => (
        <Input
          type="time"
          aria-label={label}
          className="w-28 tabular"
          ref={field.ref}
          disabled={field.disabled}
          value={isEnd && field.value === "24:00" ? "00:00" : field.value}
          onBlur={field.onBlur}
          onChange={({ target }) => field.onChange(isEnd && target.value === "00:00" ? "24:00" : target.value)}
        />
      )}
    />
  );
}

/** 1 is Monday, as the first of January 2024 was. */
function dayName(day: number, locale: string): string {
  const name = new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" }).format(new Date(Date.UTC(2024, 0, day)));
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
}
