"use client";

import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { useFormContext, useWatch } from "react-hook-form";

import { TextField } from "@/components/form-fields";
import { SelectField } from "@/components/select-field";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import type { ActionSource } from "@/gql/graphql";

import { type ActionForm, inBraces, newValue, type Shape, type ValueForm } from "./form";

const sources = ["ASKED", "WHATSAPP_NUMBER", "INSTAGRAM_ID", "CONTACT_EMAIL"] as const satisfies readonly ActionSource[];
const example = "LU-[0-9]{4}";
const shapeNames = ["ANY", "DIGITS", "CODE", "EMAIL", "OWN"] as const satisfies readonly Shape[];

/** A value of the request: who gives it, and of an asked one what it is and looks like. */
export function ValueRow({ name }: { name: string }) {
  const t = useTranslations("actions");
  const { control, setValue, getValues } = useFormContext<ActionForm>();
  const value = useWatch({ control, name: `values.${name}` }) as ValueForm | undefined; // of a name that was just typed
  useEffect(() => {
    if (!(name in getValues("values"))) setValue(`values.${name}`, newValue);
  }, [name, getValues, setValue]);
  if (!value) return null;
  return (
    <div role="group" aria-label={name} className="grid gap-3 rounded-md border bg-n1 px-3 py-3">
      <div className="flex flex-col gap-2 sm:flex-row sm:items-center sm:justify-between">
        <code className="truncate text-sm font-medium">{inBraces(name)}</code>
        <Select value={value.source} onValueChange={(source) => setValue(`values.${name}.source`, source as ActionSource, { shouldDirty: true })}>
          <SelectTrigger aria-label={t("source", { name })} className="w-full sm:w-72">
            <SelectValue />
          </SelectTrigger>
          <SelectContent>
            {sources.map((source) => (
              <SelectItem key={source} value={source}>
                {t(`sources.${source}`)}
              </SelectItem>
            ))}
          </SelectContent>
        </Select>
      </div>
      <p className="text-xs text-pretty text-muted-foreground">{t(`sourceHint.${value.source}`)}</p>
      {value.source === "ASKED" ? (
        <div className="grid gap-3 sm:grid-cols-2">
          <TextField control={control} name={`values.${name}.description`} label={t("description")} placeholder={t("descriptionPlaceholder")} autoComplete="off" maxLength={200} />
          <div className="grid grid-cols-[minmax(0,1fr)_5.5rem] gap-3">
            <SelectField
              control={control}
              name={`values.${name}.shape`}
              label={t("shape")}
              options={shapeNames.map((shape) => ({ value: shape, label: t(`shapes.${shape}`) }))}
            />
            <TextField control={control} name={`values.${name}.maxLength`} label={t("maxLength")} inputMode="numeric" autoComplete="off" className="tabular" />
          </div>
          {value.shape === "OWN" ? (
            <div className="sm:col-span-2">
              <TextField control={control} name={`values.${name}.pattern`} label={t("pattern")} placeholder={example} autoComplete="off" spellCheck={false} className="font-mono" />
            </div>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}
