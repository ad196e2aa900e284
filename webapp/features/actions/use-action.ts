"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type FieldPath, useFieldArray, useForm } from "react-hook-form";
import { useMutation } from "urql";

import { readFragment } from "@/gql";
import {
  type ActionFactsFragment,
  type ActionTrialResultFragment,
  ActionTrialResultFragmentDoc,
  SaveActionDocument,
  TryActionDocument,
} from "@/gql/graphql";
import type { UserError } from "@/lib/graphql/errors";
import { toast } from "@/lib/toast";
import { useUserMessage } from "@/lib/user-message";

import { type ActionForm, fieldOf, toForm, toInput, valuesOf } from "./form";

/** An action's form, and what it does: try it as it stands, and save it. */
export function useAction(action: ActionFactsFragment | null, onSaved: () => void) {
  const t = useTranslations("actions");
  const say = useUserMessage();
  const form = useForm<ActionForm>({ defaultValues: toForm(action) });
  const chosen = useFieldArray({ control: form.control, name: "fields" });
  const [trial, setTrial] = useState<ActionTrialResultFragment | null>(null);
  const [isTrying, setTrying] = useState(false);
  const [, save] = useMutation(SaveActionDocument);
  const [, run] = useMutation(TryActionDocument);
  const id = action?.id ?? null;

  /** True when there was any. */
  const show = (errors: readonly UserError[]) => {
    const names = valuesOf(form.getValues());
    errors.forEach((error, index) => {
      const field = error.field ? fieldOf(error.field, names) : null;
      form.setError((field ?? "root") as FieldPath<ActionForm>, { message: say(error) }, { shouldFocus: index === 0 });
    });
    return errors.length > 0;
  };

  const attempt = async (samples: Readonly<Record<string, string>>) => {
    form.clearErrors();
    setTrying(true);
    const values = form.getValues();
    const { data, error } = await run({
      input: { id, definition: toInput(values), values: valuesOf(values).map((name) => ({ name, value: samples[name] ?? "" })) },
    });
    setTrying(false);
    if (error || !data) form.setError("root", { message: say(error) });
    else if (!show(data.tryAction.errors)) setTrial(readFragment(ActionTrialResultFragmentDoc, data.tryAction.trial));
  };

  const submit = async (values: ActionForm) => {
    form.clearErrors();
    const { data, error } = await save({ input: { id, definition: toInput(values) } });
    if (error || !data) form.setError("root", { message: say(error) });
    else if (!show(data.saveAction.errors)) {
      toast.success(t("saved"));
      onSaved();
    }
  };

  return { form, chosen, trial, isTrying, attempt, submit };
}
