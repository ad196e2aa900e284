"use client";

import {
  BracesIcon,
  CircleHelpIcon,
  CommandIcon,
  InboxIcon,
  LanguagesIcon,
  LogOutIcon,
  PaletteIcon,
  PanelLeftIcon,
  Rows3Icon,
  UserIcon,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { usePathname, useRouter } from "next/navigation";

import { useSavePreferences } from "@/features/profile/use-save-preferences";
import { type Action, useActions, useRegistry } from "@/lib/shortcuts/registry";

import { mainEntries, sandboxEntry } from "./entries";
import { useRail } from "./rail-state";
import { useShell, useSignOut, useSwitchWorkspace } from "./use-shell";

/** What works on every page: places, appearance, workspaces, help. */
export function useShellActions() {
  const t = useTranslations("shell.actions");
  const router = useRouter();
  const pathname = usePathname();
  const save = useSavePreferences();
  const signOut = useSignOut();
  const switchTo = useSwitchWorkspace();
  const { viewer } = useShell();
  const { setPaletteOpen, setHelpOpen, isPaletteOpen } = useRegistry();
  const names = { inbox: t("goInbox"), sources: t("goSources"), analytics: t("goAnalytics"), channels: t("goChannels"), settings: t("goSettings"), sandbox: t("goSandbox") };
  const places = viewer?.isSandbox ? [...mainEntries, sandboxEntry] : mainEntries;
  const views = [
    { id: "mine", label: t("goMine"), keys: "g m" },
    { id: "unassigned", label: t("goUnassigned"), keys: "g u" },
  ];
  const others = viewer?.memberships.filter(({ workspace }) => workspace.id !== viewer.workspace.id) ?? [];
  const go = (group: Action["group"], id: string, label: string, rest: Omit<Action, "id" | "label" | "group">) => ({
    id,
    label,
    group,
    ...rest,
  });
  useActions([
    ...places.map(({ id, href, icon, keys }) =>
      go("navigation", `go-${id}`, names[id], { icon, keys: [keys], run: () => router.push(href) }),
    ),
    // Beside the views themselves these letters belong to those, which need no page for it.
    ...(pathname === "/inbox" ? [] : views).map(({ id, label, keys }) =>
      go("navigation", `go-${id}`, label, { icon: InboxIcon, keys: [keys], run: () => router.push(`/inbox?view=${id}`) }),
    ),
    go("navigation", "go-profile", t("goProfile"), {
      icon: UserIcon,
      run: () => router.push("/settings/profile"),
    }),
    go("navigation", "go-explorer", t("goExplorer"), {
      icon: BracesIcon,
      keywords: ["graphql", "api"],
      run: () => window.location.assign("/graphql"),
    }),
    ...others.map(({ workspace }) =>
      go("navigation", `switch-${workspace.id}`, t("switchTo", { name: workspace.name }), {
        run: () => void switchTo(workspace.id),
      }),
    ),
    go("person", "theme-light", t("themeLight"), { icon: PaletteIcon, run: () => void save({ theme: "LIGHT" }) }),
    go("person", "theme-dark", t("themeDark"), { icon: PaletteIcon, run: () => void save({ theme: "DARK" }) }),
    go("person", "theme-system", t("themeSystem"), { icon: PaletteIcon, run: () => void save({ theme: "SYSTEM" }) }),
    go("person", "density-comfortable", t("densityComfortable"), {
      icon: Rows3Icon,
      run: () => void save({ density: "COMFORTABLE" }),
    }),
    go("person", "density-compact", t("densityCompact"), {
      icon: Rows3Icon,
      run: () => void save({ density: "COMPACT" }),
    }),
    go("person", "language-en", t("languageEn"), {
      icon: LanguagesIcon,
      keywords: ["anglais"],
      run: () => void save({ locale: "en" }),
    }),
    go("person", "language-fr", t("languageFr"), {
      icon: LanguagesIcon,
      keywords: ["french"],
      run: () => void save({ locale: "fr" }),
    }),
    go("person", "sign-out", t("signOut"), { icon: LogOutIcon, run: () => void signOut() }),
    go("general", "palette", t("palette"), {
      icon: CommandIcon,
      keys: ["mod+k"],
      isHidden: true,
      run: () => setPaletteOpen(!isPaletteOpen),
    }),
    go("general", "help", t("help"), { icon: CircleHelpIcon, keys: ["?", "mod+/"], run: () => setHelpOpen(true) }),
    go("general", "toggle-rail", t("toggleRail"), {
      icon: PanelLeftIcon,
      keys: ["["],
      run: () => useRail.getState().toggle(),
    }),
  ]);
}
