"use client";

import { PlusIcon, XIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type FieldPath, useFieldArray, useFormContext } from "react-hook-form";

import { Button } from "@/components/ui/button";
import { Section } from "@/features/settings/section";

import { NumberInput, Problem } from "./fields";
import { channels, type ConfigForm } from "./schema";

/** How well an answer must be supported before it leaves, in percent and in words. */
export function Thresholds({ canEdit }: { canEdit: boolean }) {
  const t = useTranslations("agents.settings.thresholds");
  const { control } = useFormContext<ConfigForm>();
  const { fields, append, remove } = useFieldArray({ control, name: "thresholds.byChannel" });
  const free = channels.filter((channel) => !fields.some((field) => field.channel === channel));
  return (
    <Section title={t("title")} lead={t("lead")}>
      <div className="grid gap-5 rounded-lg border p-4 shadow-card">
        <Pair path="thresholds" title={t("all")} />
        {fields.map((field, at) => (
          <Pair
            key={field.id}
            path={`thresholds.byChannel.${at}`}
            title={t("only", { channel: t(`channel.${field.channel}`) })}
            action={
              canEdit ? (
                <Button variant="ghost" size="icon-sm" aria-label={t("remove", { channel: t(`channel.${field.channel}`) })} onClick={() => remove(at)}>
                  <XIcon />
                </Button>
              ) : null
            }
          />
        ))}
        {canEdit && free.length > 0 ? (
          <div className="flex flex-wrap gap-2">
            {free.map((channel) => (
              <Button key={channel} variant="outline" size="sm" onClick={() => append({ channel, send: 0.8, draft: 0.4 })}>
                <PlusIcon />
                {t("add", { channel: t(`channel.${channel}`) })}
              </Button>
            ))}
          </div>
        ) : null}
        <p className="text-xs text-muted-foreground">{t("topicsHint")}</p>
      </div>
    </Section>
  );
}

type PairProps = { path: "thresholds" | `thresholds.byChannel.${number}`; title: string; action?: ReactNode };

function Pair({ path, title, action }: PairProps) {
  const t = useTranslations("agents.settings.thresholds");
  const { watch } = useFormContext<ConfigForm>();
  const send = `${path}.send` as FieldPath<ConfigForm>;
  const draft = `${path}.draft` as FieldPath<ConfigForm>;
  const percent = (value: unknown) => (typeof value === "number" && !Number.isNaN(value) ? Math.min(100, Math.max(0, Math.round(value * 100))) : 0);
  const [from, to] = [percent(watch(draft)), percent(watch(send))];
  return (
    <fieldset className="grid gap-2">
      <legend className="sr-only">{title}</legend>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <span aria-hidden className="min-w-32 flex-1 text-sm font-medium">
          {title}
        </span>
        <span className="flex items-center gap-1.5 text-sm text-muted-foreground">
          {t("draft")}
          <NumberInput name={draft} label={`${title}: ${t("draft")}`} isShare min={0} max={100} />
        </span>
        <span className="flex items-center gap-1.5 text-sm text-muted-foreground">
          {t("send")}
          <NumberInput name={send} label={`${title}: ${t("send")}`} isShare min={0} max={100} />
        </span>
        {action}
      </div>
      <div aria-hidden className="flex h-2 overflow-hidden rounded-full bg-n4">
        <span style={{ width: `${from}%` }} />
        <span className="bg-ai-line" style={{ width: `${Math.max(0, to - from)}%` }} />
        <span className="flex-1 bg-ai" />
      </div>
      <p className="text-xs text-pretty text-muted-foreground">{t("words", { send: to, draft: from })}</p>
      <Problem name={send} />
      <Problem name={draft} />
    </fieldset>
  );
}
