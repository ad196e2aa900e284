"use client";

import { LanguagesIcon, LogOutIcon, PaletteIcon, Rows3Icon, UserIcon } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";

import { PersonAvatar } from "@/components/person-avatar";
import {
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
  DropdownMenuSub,
  DropdownMenuSubContent,
  DropdownMenuSubTrigger,
} from "@/components/menu";
import { useSavePreferences } from "@/features/profile/use-save-preferences";
import type { Density, Theme } from "@/gql/graphql";
import { type Locale, localeNames, locales } from "@/lib/i18n/locales";

import { useShell, useSignOut } from "./use-shell";

const themes: Theme[] = ["SYSTEM", "LIGHT", "DARK"];
const densities: Density[] = ["COMFORTABLE", "COMPACT"];

/** Profile, how the product looks and speaks to this person, sign out. */
export function PersonMenuContent() {
  const t = useTranslations("shell");
  const locale = useLocale();
  const { viewer } = useShell();
  const save = useSavePreferences();
  const signOut = useSignOut();
  if (!viewer) return null;
  return (
    <DropdownMenuContent side="right" align="end" className="w-60">
      <div className="flex items-center gap-2.5 px-2 py-1.5">
        <PersonAvatar name={viewer.user.name} />
        <div className="min-w-0">
          <div className="truncate text-sm font-medium">{viewer.user.name}</div>
          <div className="truncate text-xs text-muted-foreground">{viewer.email}</div>
        </div>
      </div>
      <DropdownMenuSeparator />
      <DropdownMenuItem asChild>
        <Link href={"/settings/profile"}>
          <UserIcon />
          {t("person.profile")}
        </Link>
      </DropdownMenuItem>
      <Choice
        icon={<PaletteIcon />}
        label={t("person.theme")}
        value={viewer.theme}
        options={themes.map((value) => ({ value, label: t(`theme.${value}`) }))}
        onChoose={(theme) => void save({ theme })}
      />
      <Choice
        icon={<LanguagesIcon />}
        label={t("person.language")}
        value={locale}
        options={locales.map((value) => ({ value, label: localeNames[value] }))}
        onChoose={(chosen: Locale) => void save({ locale: chosen })}
      />
      <Choice
        icon={<Rows3Icon />}
        label={t("person.density")}
        value={viewer.density}
        options={densities.map((value) => ({ value, label: t(`density.${value}`) }))}
        onChoose={(density) => void save({ density })}
      />
      <DropdownMenuSeparator />
      <DropdownMenuItem onSelect={() => void signOut()}>
        <LogOutIcon />
        {t("person.signOut")}
      </DropdownMenuItem>
    </DropdownMenuContent>
  );
}

type ChoiceProps<T extends string> = {
  icon: React.ReactNode;
  label: string;
  value: T;
  options: { value: T; label: string }[];
  onChoose: (value: T) => void;
};

function Choice<T extends string>({ icon, label, value, options, onChoose }: ChoiceProps<T>) {
  return (
    <DropdownMenuSub>
      <DropdownMenuSubTrigger>
        {icon}
        {label}
      </DropdownMenuSubTrigger>
      <DropdownMenuSubContent>
        <DropdownMenuRadioGroup value={value} onValueChange={(chosen) => onChoose(chosen as T)}>
          {options.map((option) => (
            <DropdownMenuRadioItem key={option.value} value={option.value}>
              {option.label}
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
      </DropdownMenuSubContent>
    </DropdownMenuSub>
  );
}
