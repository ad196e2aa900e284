"use client";

import { ChevronRightIcon, Trash2Icon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { useFormContext } from "react-hook-form";

import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Switch } from "@/components/ui/switch";

import { ChoiceField, NumberInput, PhraseField, Problem } from "./fields";
import { type ConfigForm, handlings } from "./schema";

/** A subject: how it is recognised, and who answers it. Folded to one line until it is worked on. */
export function TopicCard({ at, isNew, onRemove }: { at: number; isNew: boolean; onRemove?: (() => void) | undefined }) {
  const t = useTranslations("agents.settings");
  const id = useId();
  const { register, watch, setValue, formState } = useFormContext<ConfigForm>();
  const [isOpen, setOpen] = useState(isNew);
  const path = `guard.topics.${at}` as const;
  // Gone for a moment while the list gets shorter.
  const topic = watch(path) as ConfigForm["guard"]["topics"][number] | undefined;
  const hasError = Boolean(formState.errors.guard?.topics?.[at]);
  if (!topic) return null;
  const hasOwn = typeof topic.send === "number";
  return (
    <div className="rounded-lg border shadow-card">
      <div className="flex items-center gap-2 pr-2">
        <button type="button" aria-expanded={isOpen || hasError} aria-controls={id} onClick={() => setOpen(!isOpen)} className="flex min-w-0 flex-1 items-center gap-2 rounded-lg px-4 py-2.5 text-start hover:bg-accent">
          <ChevronRightIcon aria-hidden className={`size-4 shrink-0 text-muted-foreground ${isOpen || hasError ? "rotate-90" : ""}`} />
          <span className="truncate text-sm font-medium">{topic.name || t("topics.new")}</span>
          <span className="truncate text-xs text-muted-foreground">
            {t(`handling.${topic.handling}`)} · {t("topics.phrases", { count: topic.phrases.length })}
          </span>
        </button>
        {onRemove ? (
          <Button variant="ghost" size="icon-sm" aria-label={t("topics.remove", { name: topic.name || t("topics.new") })} onClick={onRemove}>
            <Trash2Icon />
          </Button>
        ) : null}
      </div>
      <div id={id} hidden={!isOpen && !hasError} className="border-t">
        <div className="grid gap-1.5 px-4 pt-3">
          <label htmlFor={`${id}-name`} className="text-sm font-medium">
            {t("topics.name")}
          </label>
          <Input id={`${id}-name`} maxLength={60} autoComplete="off" {...register(`${path}.name`)} />
          <Problem name={`${path}.name`} />
        </div>
        <ChoiceField name={`${path}.handling`} label={t("topics.handling")} options={handlings.map((value) => ({ value, label: t(`handling.${value}`), hint: t(`handlingHint.${value}`) }))} />
        {topic.handling === "EVIDENCE" ? (
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 pb-3 text-sm">
            <label className="flex flex-1 items-center gap-2">
              <Switch
                checked={hasOwn}
                disabled={!onRemove}
                onCheckedChange={(own) => {
                  setValue(`${path}.send`, own ? 0.85 : null, { shouldDirty: true });
                  setValue(`${path}.draft`, own ? 0.4 : null, { shouldDirty: true });
                }}
              />
              {t("topics.own")}
            </label>
            {hasOwn ? (
              <>
                <span className="flex items-center gap-1.5 text-muted-foreground">
                  {t("thresholds.draft")}
                  <NumberInput name={`${path}.draft`} label={`${topic.name}: ${t("thresholds.draft")}`} isShare min={0} max={100} />
                </span>
                <span className="flex items-center gap-1.5 text-muted-foreground">
                  {t("thresholds.send")}
                  <NumberInput name={`${path}.send`} label={`${topic.name}: ${t("thresholds.send")}`} isShare min={0} max={100} />
                </span>
                <Problem name={`${path}.send`} />
              </>
            ) : null}
          </div>
        ) : null}
        <div className="px-4 pb-4">
          <PhraseField name={`${path}.phrases`} label={t("topics.phrasesLabel")} hint={t("topics.phrasesHint")} />
        </div>
      </div>
    </div>
  );
}
