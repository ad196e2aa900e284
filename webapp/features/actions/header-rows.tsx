"use client";

import { PlusIcon, XIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useFieldArray, useFormContext } from "react-hook-form";

import { TextField } from "@/components/form-fields";
import { PasswordInput } from "@/components/password-input";
import { Button } from "@/components/ui/button";

import type { ActionForm } from "./form";

const most = 5;
const usual = { name: "Authorization", value: "Bearer …" };

/** The headers of the request; what they hold is entered and never shown again. */
export function HeaderRows() {
  const t = useTranslations("actions");
  const { control, getValues } = useFormContext<ActionForm>();
  const { fields, append, remove } = useFieldArray({ control, name: "headers" });
  return (
    <div role="group" aria-label={t("headers")} className="grid gap-3">
      <div className="grid gap-0.5">
        <p className="text-sm font-medium">{t("headers")}</p>
        <p className="text-xs text-pretty text-muted-foreground">{t("headersLead")}</p>
      </div>
      {fields.map((header, index) => (
        <div key={header.id} className="grid grid-cols-[minmax(0,1fr)_2rem] items-start gap-x-2 gap-y-3 sm:grid-cols-[minmax(0,2fr)_minmax(0,3fr)_2rem]">
          <TextField control={control} name={`headers.${index}.name`} label={t("headerName")} placeholder={usual.name} autoComplete="off" spellCheck={false} className="font-mono" />
          <div className="order-last col-span-2 sm:order-none sm:col-span-1">
            <TextField
              control={control}
              name={`headers.${index}.value`}
              label={t("headerValue")}
              placeholder={header.ending === null ? usual.value : t("headerKept", { ending: header.ending })}
              autoComplete="off"
              render={(props) => <PasswordInput {...props} />}
            />
          </div>
          <Button
            type="button"
            variant="ghost"
            size="icon-sm"
            className="mt-6"
            aria-label={t("removeHeader", { name: getValues(`headers.${index}.name`) })}
            onClick={() => remove(index)}
          >
            <XIcon />
          </Button>
        </div>
      ))}
      {fields.length < most ? (
        <Button type="button" variant="outline" size="sm" className="justify-self-start" onClick={() => append({ name: fields.length === 0 ? usual.name : "", value: "", ending: null })}>
          <PlusIcon />
          {t("addHeader")}
        </Button>
      ) : null}
    </div>
  );
}
