"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { useMutation } from "urql";

import { readFragment } from "@/gql";
import {
  FindOwnModelsDocument,
  type ModelFailure,
  type ModelProviderFactsFragment,
  ModelProviderFactsFragmentDoc,
  type ModelUse,
  OwnModelFactsFragmentDoc,
  type OwnModelResultFragment,
  OwnModelResultFragmentDoc,
  RemoveModelProviderDocument,
  SaveModelProviderDocument,
  TestOwnModelDocument,
} from "@/gql/graphql";
import { usePayload } from "@/lib/graphql/use-payload";
import { toast } from "@/lib/toast";
import { showUserErrors, useUserMessage } from "@/lib/user-message";

import { type ProviderForm, toForm, toInput, uses } from "./form";

type Results = Partial<Record<ModelUse, OwnModelResultFragment>>;

/** The provider's form, and what it does: look for models, try one, try all and save, forget. */
export function useProvider(provider: ModelProviderFactsFragment | null) {
  const t = useTranslations("billing.own");
  const say = useUserMessage();
  const models = readFragment(OwnModelFactsFragmentDoc, provider?.models ?? []);
  const form = useForm<ProviderForm>({ defaultValues: toForm(provider, models) });
  const [names, setNames] = useState<readonly string[]>([]);
  const [noList, setNoList] = useState<ModelFailure | null>(null);
  const [results, setResults] = useState<Results>({});
  const [busy, setBusy] = useState<ModelUse | "FIND" | null>(null);
  const look = usePayload(FindOwnModelsDocument);
  const tryOne = usePayload(TestOwnModelDocument);
  const [, save] = useMutation(SaveModelProviderDocument);
  const [, forget] = useMutation(RemoveModelProviderDocument);

  const door = () => {
    const { baseUrl, key } = form.getValues();
    form.clearErrors();
    return { baseUrl, key: key.trim() || null };
  };

  const find = async () => {
    setBusy("FIND");
    const payload = await look(door(), form);
    setBusy(null);
    if (!payload?.list) return;
    setNames(payload.list.names);
    setNoList(payload.list.failure);
  };

  const test = async (use: ModelUse) => {
    setBusy(use);
    const payload = await tryOne({ ...door(), model: toInput(use, form.getValues(`tasks.${use}`)) }, form);
    setBusy(null);
    const result = readFragment(OwnModelResultFragmentDoc, payload?.test ?? null);
    if (result) setResults((before) => ({ ...before, [use]: result }));
  };

  const submit = async (values: ProviderForm) => {
    const chosen = uses.filter((use) => values.tasks[use].who === "OWN");
    const { data, error } = await save({
      input: { ...door(), fallsBack: values.fallsBack, models: chosen.map((use) => toInput(use, values.tasks[use])) },
    });
    const payload = data?.saveModelProvider;
    if (error || !payload) {
      form.setError("root", { message: say(error) });
      return;
    }
    const tests = readFragment(OwnModelResultFragmentDoc, payload.tests);
    setResults(Object.fromEntries(tests.map((result) => [result.use, result])));
    if (tests.some(({ failure }) => failure)) form.setError("root", { message: t("notSaved") });
    else if (!showUserErrors(form, payload.errors, say)) {
      form.reset({ ...values, baseUrl: readFragment(ModelProviderFactsFragmentDoc, payload.provider)?.baseUrl ?? values.baseUrl, key: "" });
      toast.success(t("saved"));
    }
  };

  const remove = async () => {
    const { data, error } = await forget({});
    const problem = error ?? data?.removeModelProvider.errors[0];
    if (problem) toast.error(say(problem));
    else {
      setResults({});
      form.reset(toForm(null, []));
      toast.success(t("removed"));
    }
  };

  return { form, names, noList, results, busy, find, test, submit, remove };
}
