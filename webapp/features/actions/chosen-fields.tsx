"use client";

import { PlusIcon, XIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFormContext } from "react-hook-form";

import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";

import type { ActionForm, Chosen } from "./form";

const example = "items[].name";

/** What of the answer the AI may see, and what each part is called there. */
export function ChosenFields({ chosen: { fields, append, remove } }: { chosen: Chosen }) {
  const t = useTranslations("actions");
  const { register, formState } = useFormContext<ActionForm>();
  const [path, setPath] = useState("");
  const add = () => {
    const clean = path.trim();
    if (clean && !fields.some((field) => field.path === clean)) append({ path: clean, label: "" });
    setPath("");
  };
  return (
    <div role="group" aria-label={t("chosen")} className="grid gap-2">
      <p className="text-sm font-medium">{t("chosen")}</p>
      {fields.length === 0 ? <p className="text-xs text-muted-foreground">{t("noFields")}</p> : null}
      {fields.map((field, index) => (
        <div key={field.id} className="grid gap-1">
          <div className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)_2rem] items-center gap-2">
            <code className="truncate text-xs" title={field.path}>
              {field.path}
            </code>
            <Input {...register(`fields.${index}.label`)} aria-label={t("fieldLabel", { path: field.path })} placeholder={t("labelPlaceholder")} maxLength={60} autoComplete="off" />
            <Button type="button" variant="ghost" size="icon-sm" aria-label={t("removeField", { path: field.path })} onClick={() => remove(index)}>
              <XIcon />
            </Button>
          </div>
          {formState.errors.fields?.[index]?.path?.message ? <p className="text-xs text-danger-text">{formState.errors.fields[index].path.message}</p> : null}
        </div>
      ))}
      <div className="flex items-center gap-2">
        <Input
          aria-label={t("addField")}
          value={path}
          placeholder={example}
          autoComplete="off"
          spellCheck={false}
          className="max-w-64 font-mono"
          onChange={(event) => setPath(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter") return;
            event.preventDefault();
            add();
          }}
        />
        <Button type="button" variant="outline" size="sm" disabled={path.trim() === ""} onClick={add}>
          <PlusIcon />
          {t("add")}
        </Button>
      </div>
    </div>
  );
}
