"use client";

import { PlusIcon, XIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFieldArray, useFormContext, useWatch } from "react-hook-form";

import { TextField } from "@/components/form-fields";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";

import { type ActionForm, inBraces, slots } from "./form";

/** The question whether to go ahead, as the customer reads it. */
export function QuestionPreview({ sentence }: { sentence: string }) {
  const t = useTranslations("actions");
  return (
    <div className="grid gap-1 rounded-md border border-ai-line bg-ai-wash px-3 py-2">
      <p className="text-xs text-ai-text">{t("reads")}</p>
      <p dir="auto" className="text-sm break-words">
        {t("question", { sentence })}
      </p>
    </div>
  );
}

/** Of an action that changes something: what the customer agrees to, as they will read it. */
export function ConfirmationField() {
  const t = useTranslations("actions");
  const { control } = useFormContext<ActionForm>();
  const sentence = useWatch({ control, name: "confirmation" }).trim().replace(/[ .!?…]+$/, "");
  return (
    <div className="grid gap-2">
      <TextField
        control={control}
        name="confirmation"
        label={t("confirmation")}
        hint={t("confirmationHint")}
        placeholder={t("confirmationPlaceholder", { order: inBraces("order") })}
        autoComplete="off"
        maxLength={200}
      />
      {sentence ? <QuestionPreview sentence={sentence} /> : null}
    </div>
  );
}

/** The values that stand neither in the address nor in the sentence: they go in the body. */
export function BodyValues() {
  const t = useTranslations("actions");
  const { control, getValues } = useFormContext<ActionForm>();
  const { fields, append, remove } = useFieldArray({ control, name: "body" });
  const [name, setName] = useState("");
  const add = () => {
    const [clean] = slots(inBraces(name.trim()));
    if (clean && !getValues("body").some((value) => value.name === clean)) append({ name: clean });
    if (clean) setName("");
  };
  return (
    <div role="group" aria-label={t("body")} className="grid gap-2">
      <div className="grid gap-0.5">
        <p className="text-sm font-medium">{t("body")}</p>
        <p className="text-xs text-pretty text-muted-foreground">{t("bodyHint")}</p>
      </div>
      {fields.length > 0 ? (
        <ul className="flex flex-wrap gap-2">
          {fields.map((value, index) => (
            <li key={value.id} className="flex items-center rounded-md border pl-2">
              <code className="text-xs">{value.name}</code>
              <Button type="button" variant="ghost" size="icon-sm" aria-label={t("removeValue", { name: value.name })} onClick={() => remove(index)}>
                <XIcon />
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      <div className="flex items-center gap-2">
        <Input
          aria-label={t("addValue")}
          value={name}
          placeholder={example}
          autoComplete="off"
          spellCheck={false}
          className="max-w-64 font-mono"
          onChange={(event) => setName(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter") return;
            event.preventDefault();
            add();
          }}
        />
        <Button type="button" variant="outline" size="sm" aria-label={t("addValue")} disabled={slots(inBraces(name.trim())).length === 0} onClick={add}>
          <PlusIcon />
          {t("add")}
        </Button>
      </div>
    </div>
  );
}

const example = "phone";
