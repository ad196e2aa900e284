"use client";

import { useCallback } from "react";
import type { FieldValues, UseFormReturn } from "react-hook-form";
import { type TypedDocumentNode, useMutation } from "urql";

import { toast } from "@/lib/toast";
import { showUserErrors, useUserMessage } from "@/lib/user-message";

import type { UserError } from "./errors";

/** The mutation's one payload: whatever its only field returns. */
type PayloadOf<D> = Extract<D[keyof D], { errors: readonly UserError[] }>;

/**
 * Runs a mutation that takes one `input`. Returns its payload when all went
 * well and null when not; by then the person has been told, on the form's
 * fields when a form is given, in a toast otherwise.
 */
export function usePayload<D extends object, I>(document: TypedDocumentNode<D, { input: I }>) {
  const [, run] = useMutation(document);
  const say = useUserMessage();
  return useCallback(
    async <T extends FieldValues>(input: I, form?: UseFormReturn<T>): Promise<PayloadOf<D> | null> => {
      const { data, error } = await run({ input });
      if (error || !data) {
        if (form) form.setError("root", { message: say(error) });
        else toast.error(say(error));
        return null;
      }
      const payload = Object.values(data).find((value) => typeof value === "object" && value !== null) as PayloadOf<D>;
      const [first] = payload.errors;
      if (!first) return payload;
      if (form) showUserErrors(form, payload.errors, say);
      else toast.error(say(first));
      return null;
    },
    [run, say],
  );
}
