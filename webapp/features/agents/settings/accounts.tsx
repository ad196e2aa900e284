"use client";

import { useLocale, useTranslations } from "next-intl";
import { useId } from "react";
import { useFieldArray, useFormContext } from "react-hook-form";

import { ChannelBadge } from "@/components/channel-badge";
import { Button } from "@/components/ui/button";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { Section, SettingRow } from "@/features/settings/section";
import { languageName } from "@/features/writing/languages";
import { type AgentAccountFragment, SetChannelAgentModeDocument } from "@/gql/graphql";
import { usePayload } from "@/lib/graphql/use-payload";
import { toast } from "@/lib/toast";

import { ModeIcon, modes } from "../mode-looks";
import { OwnThresholds } from "./own-thresholds";
import { Problem } from "./fields";
import { type ConfigForm, languageCodes, tones } from "./schema";

const FOLLOW = "WORKSPACE";
type AccountsProps = { accounts: readonly AgentAccountFragment[]; canEdit: boolean };

/** What one account does differently: its mode at once, its voice with the next publication. */
export function Accounts({ accounts, canEdit }: AccountsProps) {
  const t = useTranslations("agents.settings.accounts");
  const { control } = useFormContext<ConfigForm>();
  const { fields, append, remove } = useFieldArray({ control, name: "channels" });
  return (
    <Section title={t("title")} lead={t("lead")}>
      {accounts.length === 0 ? <p className="text-sm text-muted-foreground">{t("none")}</p> : null}
      <div className="grid gap-3">
        {accounts.map((account) => {
          const at = fields.findIndex(({ socialAccountId }) => socialAccountId === account.id);
          return (
            <div key={account.id} className="divide-y rounded-lg border shadow-card">
              <AccountMode account={account} canEdit={canEdit} />
              {at >= 0 ? <Voice at={at} onRemove={canEdit ? () => remove(at) : undefined} /> : null}
              {at < 0 && canEdit ? (
                <div className="px-2 py-1.5">
                  <Button variant="ghost" size="sm" onClick={() => append({ socialAccountId: account.id, tone: null, language: null, instructions: "", send: null, draft: null })}>
                    {t("own")}
                  </Button>
                </div>
              ) : null}
            </div>
          );
        })}
      </div>
    </Section>
  );
}

function AccountMode({ account, canEdit }: { account: AgentAccountFragment; canEdit: boolean }) {
  const t = useTranslations("agents");
  const common = useTranslations("common");
  const id = useId();
  const set = usePayload(SetChannelAgentModeDocument);
  const { ownMode, effective } = account.agent;
  const choose = async (value: string) => {
    const mode = modes.find((one) => one === value) ?? null;
    if (mode === ownMode || !(await set({ socialAccountId: account.id, mode }))) return;
    toast.success(t("settings.accounts.saved"), { action: { label: common("undo"), onClick: () => void set({ socialAccountId: account.id, mode: ownMode }) } });
  };
  return (
    <SettingRow
      htmlFor={id}
      label={
        <span className="flex items-center gap-2">
          <ChannelBadge channel={account.channel} className="size-4" />
          {account.name}
        </span>
      }
      hint={
        <span className="flex items-center gap-1.5">
          {account.handle} · <ModeIcon mode={effective.mode} className="size-3.5" /> {t(`mode.${effective.mode}`)}
        </span>
      }
    >
      <Select value={ownMode ?? FOLLOW} onValueChange={(value) => void choose(value)} disabled={!canEdit}>
        <SelectTrigger id={id} className="w-full sm:w-56">
          <SelectValue />
        </SelectTrigger>
        <SelectContent>
          <SelectItem value={FOLLOW}>{t("settings.accounts.follow")}</SelectItem>
          {modes.map((mode) => (
            <SelectItem key={mode} value={mode}>
              {t(`mode.${mode}`)}
            </SelectItem>
          ))}
        </SelectContent>
      </Select>
    </SettingRow>
  );
}

function Voice({ at, onRemove }: { at: number; onRemove?: (() => void) | undefined }) {
  const t = useTranslations("agents.settings");
  const locale = useLocale();
  const id = useId();
  const { register, watch, setValue } = useFormContext<ConfigForm>();
  const path = `channels.${at}` as const;
  // Gone for a moment while the list gets shorter.
  const own = watch(path) as ConfigForm["channels"][number] | undefined;
  if (!own) return null;
  return (
    <div className="grid gap-3 px-4 py-3">
      <div className="grid gap-3 sm:grid-cols-2">
        <Own
          id={`${id}-tone`}
          label={t("field.tone")}
          value={own.tone ?? null}
          isDisabled={!onRemove}
          options={tones.map((value) => ({ value, label: t(`tone.${value}`) }))}
          onChoose={(value) => setValue(`${path}.tone`, tones.find((one) => one === value) ?? null, { shouldDirty: true })}
        />
        <Own
          id={`${id}-language`}
          label={t("field.language")}
          value={own.language ?? null}
          isDisabled={!onRemove}
          options={[{ value: "auto", label: t("behaviour.customers") }, ...languageCodes.map((value) => ({ value, label: languageName(value, locale) }))]}
          onChoose={(value) => setValue(`${path}.language`, value, { shouldDirty: true })}
        />
      </div>
      <div className="grid gap-1.5">
        <label htmlFor={`${id}-instructions`} className="text-sm font-medium">
          {t("accounts.instructions")}
        </label>
        <Textarea id={`${id}-instructions`} maxLength={8000} {...register(`${path}.instructions`)} />
        <Problem name={`${path}.instructions`} />
      </div>
      <OwnThresholds at={at} canEdit={onRemove !== undefined} />
      {onRemove ? (
        <Button variant="ghost" size="sm" className="w-fit" onClick={onRemove}>
          {t("accounts.removeOwn")}
        </Button>
      ) : null}
    </div>
  );
}

type OwnProps = { id: string; label: string; value: string | null; isDisabled: boolean; options: { value: string; label: string }[]; onChoose: (value: string | null) => void };

function Own({ id, label, value, isDisabled, options, onChoose }: OwnProps) {
  const t = useTranslations("agents.settings.accounts");
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      <Select value={value ?? FOLLOW} onValueChange={(next) => onChoose(next === FOLLOW ? null : next)} disabled={isDisabled}>
        <SelectTrigger id={id} className="w-full">
          <SelectValue />
        </SelectTrigger>
        <SelectContent>
          <SelectItem value={FOLLOW}>{t("follow")}</SelectItem>
          {options.map((option) => (
            <SelectItem key={option.value} value={option.value}>
              {option.label}
            </SelectItem>
          ))}
        </SelectContent>
      </Select>
    </div>
  );
}
