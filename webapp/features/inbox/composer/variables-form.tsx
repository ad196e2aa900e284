"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, type SyntheticEvent, useId, useState } from "react";

import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";

type VariablesFormProps = { names: readonly string[]; onSend: (values: Record<string, string>) => void; onCancel: () => void };

/** Asks for what a prepared text leaves open. Enter sends once all of it is there, Escape goes back to the text. */
export function VariablesForm({ names, onSend, onCancel }: VariablesFormProps) {
  const t = useTranslations("inbox.guard");
  const common = useTranslations("common");
  const id = useId();
  const [values, setValues] = useState<Record<string, string>>({});
  const isComplete = names.every((name) => values[name]?.trim());
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (isComplete) onSend(values);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    onCancel();
  };
  return (
    <form onSubmit={submit}>
      <p className="font-medium">{t("variables")}</p>
      <div className="mt-1.5 grid gap-2 sm:grid-cols-2">
        {names.map((name, at) => (
          <div key={name} className="flex flex-col gap-1">
            <Label htmlFor={`${id}-${at}`} className="text-xs">
              {name}
            </Label>
            <Input
              id={`${id}-${at}`}
              required
              autoFocus={at === 0}
              autoComplete="off"
              value={values[name] ?? ""}
              onChange={(event) => setValues({ ...values, [name]: event.target.value })}
              onKeyDown={onKeyDown}
              className="bg-surface text-foreground"
            />
          </div>
        ))}
      </div>
      <div className="mt-2 flex gap-1.5">
        <Button type="submit" size="sm" disabled={!isComplete}>
          {t("fillAndSend")}
        </Button>
        <Button variant="ghost" size="sm" onClick={onCancel}>
          {common("edit")}
        </Button>
      </div>
    </form>
  );
}
