"use client";

import { LoaderCircleIcon, PlayIcon } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useId } from "react";
import { useFormContext, useWatch } from "react-hook-form";

import { TextField } from "@/components/form-fields";
import { Button } from "@/components/ui/button";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import type { ModelUse, OwnModelResultFragment } from "@/gql/graphql";
import { money } from "@/lib/money";

import { micros, type ProviderForm, type TaskForm } from "./form";
import { TestResult } from "./test-result";

type TaskRowProps = { use: ModelUse; names: readonly string[]; isBusy: boolean; result?: OwnModelResultFragment; onTest: () => void };

/** One task: whose model does it, which one, what it costs, and whether it really does. */
export function TaskRow({ use, names, isBusy, result, onTest }: TaskRowProps) {
  const t = useTranslations("billing.own");
  const form = useFormContext<ProviderForm>();
  const task = useWatch({ control: form.control, name: `tasks.${use}` });
  const id = useId();
  const list = `${id}-names`;
  const price = (name: "input" | "output" | "minute") => (
    <TextField control={form.control} name={`tasks.${use}.${name}`} label={t(`price.${name}`)} inputMode="decimal" placeholder={t("price.none")} autoComplete="off" className="tabular" />
  );
  return (
    <div role="group" aria-labelledby={`${id}-title`} className="grid gap-3 px-4 py-3">
      <div className="flex flex-col gap-2 sm:flex-row sm:items-center sm:justify-between sm:gap-8">
        <div className="grid gap-0.5">
          <p id={`${id}-title`} className="text-sm font-medium">
            {t(`use.${use}`)}
          </p>
          <p className="text-xs text-pretty text-muted-foreground">{t(`useHint.${use}`)}</p>
        </div>
        <Select value={task.who} onValueChange={(who) => form.setValue(`tasks.${use}.who`, who as TaskForm["who"], { shouldDirty: true })}>
          <SelectTrigger aria-label={t("who", { task: t(`use.${use}`) })} className="w-full sm:w-56 sm:shrink-0">
            <SelectValue />
          </SelectTrigger>
          <SelectContent>
            <SelectItem value="OURS">{t("ours")}</SelectItem>
            <SelectItem value="OWN">{t("own")}</SelectItem>
          </SelectContent>
        </Select>
      </div>
      {task.who === "OWN" ? (
        <>
          <div className="grid grid-cols-2 gap-3 sm:grid-cols-4">
            <div className="col-span-2">
              <TextField control={form.control} name={`tasks.${use}.model`} label={t("model")} list={list} autoComplete="off" spellCheck={false} className="font-mono" />
              <datalist id={list}>
                {names.map((name) => (
                  <option key={name} value={name} />
                ))}
              </datalist>
            </div>
            {use === "TRANSCRIBE" ? price("minute") : null}
            {use === "ANSWER" || use === "JUDGE" ? (
              <>
                {price("input")}
                {price("output")}
              </>
            ) : null}
          </div>
          <div className="flex flex-wrap items-center justify-between gap-2">
            <PerThousand use={use} task={task} />
            <Button type="button" variant="outline" size="sm" disabled={isBusy || task.model.trim() === ""} aria-label={t("testName", { task: t(`use.${use}`) })} onClick={onTest}>
              {isBusy ? <LoaderCircleIcon className="animate-spin" /> : <PlayIcon />}
              {t("test")}
            </Button>
          </div>
          {result ? <TestResult result={result} /> : null}
        </>
      ) : null}
    </div>
  );
}

function PerThousand({ use, task }: { use: ModelUse; task: TaskForm }) {
  const t = useTranslations("billing");
  const locale = useLocale();
  const input = micros(task.input);
  const output = micros(task.output);
  const isPriced = (use === "ANSWER" || use === "JUDGE") && input !== null && output !== null;
  return (
    <p className="text-xs text-muted-foreground tabular">
      {isPriced ? t("models.perThousand", { input: money(input / 1000, locale, true), output: money(output / 1000, locale, true) }) : null}
    </p>
  );
}
