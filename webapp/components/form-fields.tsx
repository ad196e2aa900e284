"use client";

import { type ComponentProps, type ReactElement, type ReactNode, useSyncExternalStore } from "react";
import type { Control, FieldPath, FieldValues } from "react-hook-form";
import { useFormContext, useFormState } from "react-hook-form";

import { Button } from "@/components/ui/button";
import { FormControl, FormDescription, FormField, FormItem, FormLabel, FormMessage } from "@/components/ui/form";
import { Input } from "@/components/ui/input";

type FieldProps<T extends FieldValues> = {
  control: Control<T>;
  name: FieldPath<T>;
  label: ReactNode;
  hint?: ReactNode;
  /** Stands at the right end of the label's line. */
  aside?: ReactNode;
  /** The control; an Input with the rest of the props unless given. */
  render?: (props: ComponentProps<typeof Input>) => ReactElement;
} & Omit<ComponentProps<typeof Input>, "name">;

/** A labelled field with its hint and its error, wired for screen readers. */
export function TextField<T extends FieldValues>({ control, name, label, hint, aside, render, ...rest }: FieldProps<T>) {
  return (
    <FormField
      control={control}
      name={name}
      render={({ field }) => (
        <FormItem>
          <div className="flex items-baseline justify-between gap-2">
            <FormLabel>{label}</FormLabel>
            {aside}
          </div>
          <FormControl>{render ? render({ ...rest, ...field }) : <Input {...rest} {...field} />}</FormControl>
          {hint ? <FormDescription>{hint}</FormDescription> : null}
          <FormMessage />
        </FormItem>
      )}
    />
  );
}

/** The problem that belongs to no single field. */
export function FormProblem() {
  const { errors } = useFormState(useFormContext());
  if (!errors.root?.message) return null;
  return (
    <p role="alert" className="rounded-md bg-danger-wash px-3 py-2 text-sm text-danger-text">
      {errors.root.message}
    </p>
  );
}

const never = () => () => {};

/** Submits its form. It waits until the page is alive, because a press before that would be the browser's own. */
export function SubmitButton({ children, ...props }: ComponentProps<typeof Button>) {
  const { isSubmitting } = useFormState(useFormContext());
  const isAlive = useSyncExternalStore(never, () => true, () => false);
  return (
    <Button type="submit" aria-busy={isSubmitting} disabled={isSubmitting || !isAlive} {...props}>
      {children}
    </Button>
  );
}
