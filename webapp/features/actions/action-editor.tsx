"use client";

import { ArrowLeftIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { FormProvider } from "react-hook-form";

import { FormProblem, SubmitButton, TextField } from "@/components/form-fields";
import { SelectField } from "@/components/select-field";
import { Button } from "@/components/ui/button";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { Rows, Section, SettingRow } from "@/features/settings/section";
import type { ActionFactsFragment, ActionMethod } from "@/gql/graphql";

import { BodyValues, ConfirmationField } from "./change-fields";
import { ChosenFields } from "./chosen-fields";
import { valuesOf } from "./form";
import { HeaderRows } from "./header-rows";
import { TryPanel } from "./try-panel";
import { useAction } from "./use-action";
import { ValueRow } from "./value-row";

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const satisfies readonly ActionMethod[];

type ActionEditorProps = { action: ActionFactsFragment | null; onClose: () => void };

/** Describes an action from what it is for to what of the answer the AI may see, and tries it. */
export function ActionEditor({ action, onClose }: ActionEditorProps) {
  const t = useTranslations("actions");
  const common = useTranslations("common");
  const { form, chosen, trial, isTrying, attempt, submit } = useAction(action, onClose);
  const { control } = form;
  const [url, method, confirmation, body, values, seconds] = form.watch(["url", "method", "confirmation", "body", "values", "timeoutSeconds"]);
  const names = valuesOf({ url, method, confirmation, body });
  const isChange = method !== "GET";
  const isVerified = names.some((name) => values[name] && values[name].source !== "ASKED");
  return (
    <FormProvider {...form}>
      <form className="grid gap-8" noValidate onSubmit={(event) => void form.handleSubmit(submit)(event)}>
        <Button type="button" variant="ghost" size="sm" className="-ml-2 justify-self-start" onClick={onClose}>
          <ArrowLeftIcon />
          {t("back")}
        </Button>
        <Section title={t("what")}>
          <div className="grid gap-4 rounded-lg border px-4 py-4 shadow-card">
            <TextField control={control} name="name" label={t("name")} placeholder={t("namePlaceholder")} autoComplete="off" maxLength={60} />
            <TextField control={control} name="purpose" label={t("purpose")} hint={t("purposeHint")} placeholder={t("purposePlaceholder")} maxLength={400} render={area} />
          </div>
        </Section>
        <Section title={t("request")} lead={t("requestLead")}>
          <div className="grid gap-4 rounded-lg border px-4 py-4 shadow-card">
            <SelectField control={control} name="method" label={t("method")} options={methods.map((value) => ({ value, label: t(`methods.${value}`), hint: t(value === "GET" ? "looksUp" : "changes") }))} />
            <TextField control={control} name="url" label={t("url")} hint={t("urlHint")} inputMode="url" autoComplete="off" spellCheck={false} className="font-mono" />
            {isChange ? <ConfirmationField /> : null}
            {isChange ? <BodyValues /> : null}
            <div role="group" aria-label={t("values")} className="grid gap-3">
              {names.length === 0 ? <p className="text-xs text-muted-foreground">{t("noValues")}</p> : null}
              {names.map((name) => (
                <ValueRow key={name} name={name} />
              ))}
              {names.length > 0 && !isVerified ? <p className="rounded-md bg-warn-wash px-3 py-2 text-xs text-pretty text-warn-text">{t(isChange ? "unverifiedChange" : "unverified")}</p> : null}
            </div>
            <HeaderRows />
          </div>
        </Section>
        <Section title={t("answer")} lead={t(isChange ? "answerChange" : "answerLead")}>
          <div className="grid gap-4 rounded-lg border px-4 py-4 shadow-card">
            <TryPanel chosen={chosen} trial={trial} isTrying={isTrying} onTry={attempt} />
            <ChosenFields chosen={chosen} />
          </div>
        </Section>
        <Rows>
          <SettingRow label={t("timeout")} hint={t("timeoutHint")} htmlFor="action-timeout">
            <Select value={String(seconds)} onValueChange={(value) => form.setValue("timeoutSeconds", Number(value), { shouldDirty: true })}>
              <SelectTrigger id="action-timeout" className="w-36">
                <SelectValue />
              </SelectTrigger>
              <SelectContent>
                {Array.from({ length: 10 }, (_, index) => index + 1).map((count) => (
                  <SelectItem key={count} value={String(count)}>
                    {t("seconds", { count })}
                  </SelectItem>
                ))}
              </SelectContent>
            </Select>
          </SettingRow>
        </Rows>
        <div className="grid gap-3">
          <FormProblem />
          <div className="flex flex-wrap gap-3">
            <SubmitButton>{common("save")}</SubmitButton>
            <Button type="button" variant="outline" onClick={onClose}>
              {common("cancel")}
            </Button>
          </div>
        </div>
      </form>
    </FormProvider>
  );
}

const area: ComponentProps<typeof TextField>["render"] = ({ type: _type, ...props }) => (
  <Textarea {...(props as unknown as ComponentProps<"textarea">)} className="max-h-48" rows={2} />
);
