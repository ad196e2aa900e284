"use client";

import { useLocale, useTranslations } from "next-intl";
import { useId } from "react";

import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import { Switch } from "@/components/ui/switch";
import { languageName, languages } from "@/features/writing/languages";
import { readFragment } from "@/gql";
import {
  ScopeAccountFragmentDoc,
  type SourceDetailFragment,
  type SourceRowFragment,
  UpdateKnowledgeSourceDocument,
  type UpdateKnowledgeSourceInput,
  UpkeepFragmentDoc,
} from "@/gql/graphql";
import { usePayload } from "@/lib/graphql/use-payload";
import { toast } from "@/lib/toast";

import { refreshes } from "./page-dialog";
import { type Scope, ScopeFields } from "./scope-fields";
import { TagField } from "./tag-field";
import { inputOf } from "./upkeep";
import { UpkeepFields } from "./upkeep-fields";

const NONE = "none";

/** Who may read a source, where it counts and how it is kept fresh; saved as one goes, with the way back. */
export function SourceSettings({ row, detail }: { row: SourceRowFragment; detail: SourceDetailFragment }) {
  const t = useTranslations("sources");
  const common = useTranslations("common");
  const locale = useLocale();
  const update = usePayload(UpdateKnowledgeSourceDocument);
  const [use, language, refresh, applies] = [useId(), useId(), useId(), useId()];
  const { id } = row;
  const save = async (change: Omit<UpdateKnowledgeSourceInput, "id">, before: Omit<UpdateKnowledgeSourceInput, "id">) => {
    if (!(await update({ id, ...change }))) return;
    toast.success(common("saved"), { action: { label: common("undo"), onClick: () => void update({ id, ...before }) } });
  };
  const scope: Scope = {
    audience: row.audience,
    channels: [...row.channels],
    socialAccountIds: readFragment(ScopeAccountFragmentDoc, row.socialAccounts).map((account) => account.id),
  };
  const upkeep = inputOf(readFragment(UpkeepFragmentDoc, row.upkeep));
  const hours = refreshes.find((one) => one === String(detail.refreshHours ?? 0));
  return (
    <section className="grid gap-4 rounded-lg border p-4 shadow-card">
      <h2 className="sr-only">{t("detail.settings")}</h2>
      <div className="flex items-start justify-between gap-4">
        <div>
          <label htmlFor={use} className="text-sm font-medium">
            {t("detail.inUse")}
          </label>
          <p className="text-xs text-pretty text-muted-foreground">{t("detail.inUseHint")}</p>
        </div>
        <Switch
          id={use}
          checked={row.isEnabled}
          className="mt-0.5"
          onCheckedChange={(isEnabled) => void save({ isEnabled }, { isEnabled: !isEnabled })}
        />
      </div>
      <ScopeFields scope={scope} onChange={(change) => void save(change, scope)} />
      {row.kind === "SITEMAP" ? null : (
        <UpkeepFields upkeep={upkeep} onChange={(change) => void save({ upkeep: { ...upkeep, ...change } }, { upkeep })} />
      )}
      <TagField tags={row.tags} onChange={(tags) => void save({ tags }, { tags: [...row.tags] })} />
      <div className="grid gap-1.5">
        <label htmlFor={language} className="text-sm font-medium">
          {t("scope.language")}
        </label>
        <Select
          value={row.language || NONE}
          onValueChange={(value) => void save({ language: value === NONE ? "" : value }, { language: row.language })}
        >
          <SelectTrigger id={language} className="w-full">
            <SelectValue />
          </SelectTrigger>
          <SelectContent>
            <SelectItem value={NONE}>{t("scope.recognised")}</SelectItem>
            {languages.map((code) => (
              <SelectItem key={code} value={code}>
                {languageName(code, locale)}
              </SelectItem>
            ))}
          </SelectContent>
        </Select>
      </div>
      {row.url ? (
        <>
          <div className="grid gap-1.5">
            <label htmlFor={refresh} className="text-sm font-medium">
              {t("page.refresh")}
            </label>
            <Select
              value={hours ?? ""}
              onValueChange={(value) => void save({ refreshHours: Number(value) }, { refreshHours: detail.refreshHours ?? 0 })}
            >
              <SelectTrigger id={refresh} className="w-full">
                <SelectValue />
              </SelectTrigger>
              <SelectContent>
                {refreshes.map((value) => (
                  <SelectItem key={value} value={value}>
                    {t(`page.refreshes.${value}`)}
                  </SelectItem>
                ))}
              </SelectContent>
            </Select>
          </div>
          <div className="flex items-center justify-between gap-4">
            <label htmlFor={applies} className="text-sm font-medium">
              {t("page.applies")}
            </label>
            <Switch
              id={applies}
              checked={detail.appliesChanges}
              onCheckedChange={(appliesChanges) => void save({ appliesChanges }, { appliesChanges: !appliesChanges })}
            />
          </div>
        </>
      ) : null}
    </section>
  );
}
