"use client";

import { useLocale, useTranslations } from "next-intl";
import { useQuery } from "urql";

import { Segments } from "@/components/segments";
import { Input } from "@/components/ui/input";
import { useSavePreferences } from "@/features/profile/use-save-preferences";
import { readFragment } from "@/gql";
import { type Density, ProfileSettingsDocument, type Theme, ViewerContextFragmentDoc } from "@/gql/graphql";
import { localeNames, locales } from "@/lib/i18n/locales";

import { Rows, Section, SettingRow } from "./section";
import { TimeZonePicker } from "./time-zone-picker";
import { useUndoableSave } from "./use-undoable-save";

const themes: Theme[] = ["SYSTEM", "LIGHT", "DARK"];
const densities: Density[] = ["COMFORTABLE", "COMPACT"];

/** The person's own settings. Each is saved when it is chosen. */
export function ProfileSettings() {
  const t = useTranslations("settings.profile");
  const shell = useTranslations("shell");
  const locale = useLocale();
  const [{ data }] = useQuery({ query: ProfileSettingsDocument, variables: {} });
  const viewer = readFragment(ViewerContextFragmentDoc, data?.viewer ?? null);
  const save = useSavePreferences();
  const saveName = useUndoableSave(t("saved"), (name: string) => save({ name }));
  if (!viewer) return null;
  return (
    <>
      <Section>
        <Rows>
          <SettingRow label={t("name")} hint={t("nameHint")} htmlFor="name">
            <Input
              id="name"
              key={viewer.user.name}
              defaultValue={viewer.user.name}
              maxLength={120}
              autoComplete="name"
              className="sm:w-64"
              onBlur={({ target }) => saveName(target.value.trim(), viewer.user.name)}
              onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
            />
          </SettingRow>
          <SettingRow label={t("email")}>
            <span className="text-sm text-muted-foreground">{viewer.email}</span>
          </SettingRow>
        </Rows>
      </Section>
      <Section>
        <Rows>
          <SettingRow label={t("language")}>
            <Segments
              label={t("language")}
              value={locale}
              options={locales.map((value) => ({ value, label: localeNames[value] }))}
              onChoose={(chosen) => void save({ locale: chosen })}
            />
          </SettingRow>
          <TimeZonePicker value={viewer.timeZone} onChoose={(timeZone) => void save({ timeZone })} />
          <SettingRow label={t("theme")}>
            <Segments
              label={t("theme")}
              value={viewer.theme}
              options={themes.map((value) => ({ value, label: shell(`theme.${value}`) }))}
              onChoose={(theme) => void save({ theme })}
            />
          </SettingRow>
          <SettingRow label={t("density")} hint={t("densityHint")}>
            <Segments
              label={t("density")}
              value={viewer.density}
              options={densities.map((value) => ({ value, label: shell(`density.${value}`) }))}
              onChoose={(density) => void save({ density })}
            />
          </SettingRow>
        </Rows>
      </Section>
    </>
  );
}
