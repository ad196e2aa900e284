"use client";

import { useTranslations } from "next-intl";
import { useFormContext } from "react-hook-form";

import { Switch } from "@/components/ui/switch";

import { NumberInput, Problem } from "./fields";
import type { ConfigForm } from "./schema";

/** How sure an answer on one account must be, when that is not as everywhere. */
export function OwnThresholds({ at, canEdit }: { at: number; canEdit: boolean }) {
  const t = useTranslations("agents.settings");
  const { watch, setValue } = useFormContext<ConfigForm>();
  const path = `channels.${at}` as const;
  const hasOwn = watch(`${path}.send`) != null;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-sm">
      <label className="flex flex-1 items-center gap-2 whitespace-nowrap">
        <Switch
          checked={hasOwn}
          disabled={!canEdit}
          onCheckedChange={(own) => {
            setValue(`${path}.send`, own ? 0.8 : null, { shouldDirty: true });
            setValue(`${path}.draft`, own ? 0.4 : null, { shouldDirty: true });
          }}
        />
        {t("accounts.ownThresholds")}
      </label>
      {hasOwn ? (
        <>
          <span className="flex items-center gap-1.5 text-muted-foreground">
            {t("thresholds.draft")}
            <NumberInput name={`${path}.draft`} label={t("thresholds.draft")} isShare min={0} max={100} />
          </span>
          <span className="flex items-center gap-1.5 text-muted-foreground">
            {t("thresholds.send")}
            <NumberInput name={`${path}.send`} label={t("thresholds.send")} isShare min={0} max={100} />
          </span>
          <Problem name={`${path}.send`} />
        </>
      ) : null}
    </div>
  );
}
