"use client";

import { type ReactNode, type SyntheticEvent, useEffect, useRef } from "react";
import type { FieldValues, Path, PathValue, UseFormReturn } from "react-hook-form";

import { Form } from "@/components/ui/form";

type LiveFormProps<T extends FieldValues, O> = {
  form: UseFormReturn<T, unknown, O>;
  /** What `form.handleSubmit(…)` made. */
  onSubmit: (event: SyntheticEvent) => Promise<void>;
  className?: string;
  children: ReactNode;
};

/**
 * A form on a page that people may use before it has come alive: what they or
 * their password manager typed into the server's HTML is taken over, and no
 * early press of Enter can put a password into an address (SubmitButton waits,
 * and the method is POST).
 */
export function LiveForm<T extends FieldValues, O>({ form, onSubmit, className, children }: LiveFormProps<T, O>) {
  const element = useRef<HTMLFormElement>(null);
  const { getValues, setValue } = form;
  useEffect(() => {
    for (const field of element.current?.querySelectorAll<HTMLInputElement>("input[name]") ?? []) {
      const name = field.name as Path<T>;
      if (field.value && field.value !== getValues(name)) setValue(name, field.value as PathValue<T, Path<T>>);
    }
  }, [getValues, setValue]);
  return (
    <Form {...(form as unknown as UseFormReturn)}>
      <form
        ref={element}
        method="post"
        noValidate
        onSubmit={(event) => void onSubmit(event)}
        className={className}
      >
        {children}
      </form>
    </Form>
  );
}
