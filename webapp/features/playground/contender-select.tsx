"use client";

import { useTranslations } from "next-intl";

import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import type { PlaygroundBasicsQuery } from "@/gql/graphql";

import { type Contender, DRAFT, OWN_MODEL, PUBLISHED } from "./contender";

type ContenderSelectProps = { label: string; basics: PlaygroundBasicsQuery | undefined; value: Contender; onChange: (next: Contender) => void };

/** Chooses which configuration and which model answer. */
export function ContenderSelect({ label, basics, value, onChange }: ContenderSelectProps) {
  const t = useTranslations("playground");
  const number = basics?.agent.published?.number;
  const models = basics?.aiModels.filter(({ task }) => task === "CHAT") ?? [];
  return (
    <div role="group" aria-label={label} className="flex flex-wrap gap-2">
      <Select value={value.config} onValueChange={(config) => onChange({ ...value, config })}>
        <SelectTrigger aria-label={t("config")} className="w-auto min-w-40 flex-1">
          <SelectValue />
        </SelectTrigger>
        <SelectContent>
          {number ? <SelectItem value={PUBLISHED}>{t("published", { number })}</SelectItem> : null}
          <SelectItem value={DRAFT}>{t("draft")}</SelectItem>
          {basics?.agentVersions
            .filter(({ id }) => id !== basics.agent.published?.id)
            .map((version) => (
              <SelectItem key={version.id} value={version.id}>
                {t("version", { number: version.number })}
              </SelectItem>
            ))}
        </SelectContent>
      </Select>
      <Select value={value.model} onValueChange={(model) => onChange({ ...value, model })}>
        <SelectTrigger aria-label={t("model")} className="w-auto min-w-40 flex-1">
          <SelectValue />
        </SelectTrigger>
        <SelectContent>
          <SelectItem value={OWN_MODEL}>{t("ownModel")}</SelectItem>
          {models.map((model) => (
            <SelectItem key={model.id} value={model.id}>
              {model.name}
            </SelectItem>
          ))}
        </SelectContent>
      </Select>
    </div>
  );
}
