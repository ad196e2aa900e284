"use client";

import { type ReactNode, useId, useState } from "react";
import { Controller, type FieldPath, get, useFormContext } from "react-hook-form";

import { Input } from "@/components/ui/input";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import { Switch } from "@/components/ui/switch";
import { Textarea } from "@/components/ui/textarea";
import { SettingRow } from "@/features/settings/section";

import type { ConfigForm } from "./schema";

type Common = { name: FieldPath<ConfigForm>; label: string; hint?: ReactNode };

/** What is wrong with a field, under it. */
export function Problem({ name, id }: { name: string; id?: string }) {
  const { errors } = useFormContext<ConfigForm>().formState;
  const error = get(errors, name) as { message?: string; root?: { message?: string } } | undefined;
  const message = error?.message ?? error?.root?.message;
  return message ? (
    <p id={id} role="alert" className="text-xs text-danger-text">
      {message}
    </p>
  ) : null;
}

const PERCENT = "%";

/** A number with its unit. A share is shown in percent. */
export function NumberInput({ name, label, isShare = false, id, ...rest }: { name: FieldPath<ConfigForm>; label: string; isShare?: boolean; id?: string; min: number; max: number }) {
  const { control } = useFormContext<ConfigForm>();
  return (
    <Controller
      control={control}
      name={name}
      render={({ field, fieldState }) => (
        <>
        <Input
          id={id}
          type="number"
          inputMode="numeric"
          aria-label={id ? undefined : label}
          aria-invalid={fieldState.invalid}
          className="w-20 text-right tabular"
          ref={field.ref}
          disabled={field.disabled}
          value={typeof field.value === "number" && !Number.isNaN(field.value) ? (isShare ? Math.round(field.value * 100) : field.value) : ""}
          onBlur={field.onBlur}
          onChange={({ target }) => field.onChange(isShare ? target.valueAsNumber / 100 : target.valueAsNumber)}
          {...rest}
        />
        {isShare ? <span aria-hidden>{PERCENT}</span> : null}
        </>
      )}
    />
  );
}

export function NumberField({ name, label, hint, unit, ...rest }: Common & { unit: string; min: number; max: number }) {
  const id = useId();
  return (
    <SettingRow label={label} htmlFor={id} hint={<>{hint}<Problem name={name} /></>}>
      <NumberInput id={id} name={name} label={label} {...rest} />
      <span className="w-16 text-sm text-muted-foreground">{unit}</span>
    </SettingRow>
  );
}

/** A select has no empty value; the form and the server do ("" is the usual model). */
const EMPTY = "none";

type Option = { value: string; label: string; hint?: string };

/** One of a few, with what the chosen one means. */
export function ChoiceField({ name, label, hint, options }: Common & { options: readonly Option[] }) {
  const id = useId();
  const { control } = useFormContext<ConfigForm>();
  return (
    <Controller
      control={control}
      name={name}
      render={({ field }) => (
        <SettingRow label={label} htmlFor={id} hint={<>{hint ?? options.find(({ value }) => value === field.value)?.hint}<Problem name={name} /></>}>
          <Select value={typeof field.value === "string" && field.value !== "" ? field.value : EMPTY} onValueChange={(value) => field.onChange(value === EMPTY ? "" : value)} disabled={field.disabled}>
            <SelectTrigger id={id} ref={field.ref} className="w-full sm:w-64">
              <SelectValue />
            </SelectTrigger>
            <SelectContent>
              {options.map((option) => (
                <SelectItem key={option.value} value={option.value || EMPTY}>
                  {option.label}
                </SelectItem>
              ))}
            </SelectContent>
          </Select>
        </SettingRow>
      )}
    />
  );
}

export function SwitchField({ name, label, hint }: Common) {
  const id = useId();
  const { control } = useFormContext<ConfigForm>();
  return (
    <SettingRow label={label} htmlFor={id} hint={hint}>
      <Controller
        control={control}
        name={name}
        render={({ field }) => <Switch id={id} ref={field.ref} checked={field.value === true} onCheckedChange={field.onChange} disabled={field.disabled} />}
      />
    </SettingRow>
  );
}

/** Phrases, one on each line, as they are pasted from a document. */
export function PhraseField({ name, label, hint }: Common) {
  const id = useId();
  const { control } = useFormContext<ConfigForm>();
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      {hint ? (
        <p id={`${id}-hint`} className="text-xs text-pretty text-muted-foreground">
          {hint}
        </p>
      ) : null}
      <Controller
        control={control}
        name={name}
        render={({ field }) => (
          <Lines id={id} describedBy={`${id}-hint`} value={field.value as string[]} onChange={field.onChange} onBlur={field.onBlur} isDisabled={field.disabled} />
        )}
      />
      <Problem name={name} />
    </div>
  );
}

type LinesProps = { id: string; describedBy: string; value: string[]; onChange: (lines: string[]) => void; onBlur: () => void; isDisabled?: boolean };

function Lines({ id, describedBy, value, onChange, onBlur, isDisabled }: LinesProps) {
  const [text, setText] = useState(value.join("\n"));
  const typed = split(text);
  // The form was reset to something else.
  if (typed.join("\n") !== value.join("\n")) setText(value.join("\n"));
  return (
    <Textarea
      id={id}
      aria-describedby={describedBy}
      value={text}
      disabled={isDisabled}
      spellCheck={false}
      className="max-h-60 min-h-24 leading-6"
      onBlur={onBlur}
      onChange={({ target }) => {
        setText(target.value);
        onChange(split(target.value));
      }}
    />
  );
}

function split(text: string): string[] {
  return text.split("\n").map((line) => line.trim()).filter(Boolean);
}
