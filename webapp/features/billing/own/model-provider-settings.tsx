"use client";

import { LoaderCircleIcon, SearchIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { FormProvider } from "react-hook-form";
import { useQuery } from "urql";

import { ConfirmDialog } from "@/components/confirm-dialog";
import { FormProblem, SubmitButton, TextField } from "@/components/form-fields";
import { PasswordInput } from "@/components/password-input";
import { Button } from "@/components/ui/button";
import { Switch } from "@/components/ui/switch";
import { Rows, Section, SettingRow } from "@/features/settings/section";
import { readFragment } from "@/gql";
import { ModelProviderDocument, type ModelProviderFactsFragment, ModelProviderFactsFragmentDoc } from "@/gql/graphql";

import { uses } from "./form";
import { OwnUsage } from "./own-usage";
import { TaskRow } from "./task-row";
import { useProvider } from "./use-provider";

/** The workspace's own server of models: where it is, what opens it, and what it does. */
export function ModelProviderSettings() {
  const [{ data }] = useQuery({ query: ModelProviderDocument, variables: {} });
  if (!data) return null;
  return <ProviderSettings provider={readFragment(ModelProviderFactsFragmentDoc, data.modelProvider)} />;
}

function ProviderSettings({ provider }: { provider: ModelProviderFactsFragment | null }) {
  const t = useTranslations("billing.own");
  const { form, names, noList, results, busy, find, test, submit, remove } = useProvider(provider);
  const fallsBack = form.watch("fallsBack");
  return (
    <FormProvider {...form}>
      <form className="grid gap-8" onSubmit={(event) => void form.handleSubmit(submit)(event)}>
        <Section title={t("where")} lead={t("whereLead")}>
          <div className="grid gap-4 rounded-lg border px-4 py-4 shadow-card">
            <TextField control={form.control} name="baseUrl" label={t("baseUrl")} hint={t("baseUrlHint")} inputMode="url" autoComplete="off" spellCheck={false} className="font-mono" />
            <TextField
              control={form.control}
              name="key"
              label={t("key")}
              hint={t("keyHint")}
              placeholder={provider ? t("keyKept", { ending: provider.keyEnding }) : undefined}
              autoComplete="off"
              render={(props) => <PasswordInput {...props} />}
            />
            <div className="flex flex-wrap items-center gap-3">
              <Button type="button" variant="outline" size="sm" disabled={busy !== null} onClick={() => void find()}>
                {busy === "FIND" ? <LoaderCircleIcon className="animate-spin" /> : <SearchIcon />}
                {t("find")}
              </Button>
              <p role="status" className="min-w-0 flex-1 text-xs text-muted-foreground">
                {noList === "NOT_FOUND" ? t("noList") : noList ? `${t(`failure.${noList}`)} ${t(`remedy.${noList}`)}` : names.length > 0 ? t("found", { count: names.length }) : null}
              </p>
            </div>
          </div>
        </Section>
        <Section title={t("tasks")} lead={t("tasksLead")}>
          <Rows>
            {uses.map((use) => (
              <TaskRow key={use} use={use} names={names} isBusy={busy === use} result={results[use]} onTest={() => void test(use)} />
            ))}
            <SettingRow label={t("embed")} hint={t("embedHint")}>
              <span className="text-sm text-muted-foreground">{t("ours")}</span>
            </SettingRow>
          </Rows>
        </Section>
        <Rows>
          <SettingRow label={t("fallsBack")} hint={t("fallsBackHint")} htmlFor="falls-back">
            <Switch id="falls-back" checked={fallsBack} onCheckedChange={(on) => form.setValue("fallsBack", on, { shouldDirty: true })} />
          </SettingRow>
        </Rows>
        <div className="grid gap-3">
          <FormProblem />
          <div className="flex flex-wrap items-center justify-between gap-3">
            <SubmitButton>{form.formState.isSubmitting ? t("saving") : t("save")}</SubmitButton>
            {provider ? (
              <ConfirmDialog
                trigger={
                  <Button type="button" variant="ghost-destructive">
                    {t("remove")}
                  </Button>
                }
                title={t("removeTitle", { host: provider.host })}
                body={t("removeBody")}
                action={t("remove")}
                onConfirm={remove}
              />
            ) : null}
          </div>
        </div>
      </form>
      {provider && provider.usage.length > 0 ? <OwnUsage usage={provider.usage} /> : null}
    </FormProvider>
  );
}
