"use client";

import { OctagonPauseIcon, PencilLineIcon, PlayIcon } from "lucide-react";
import { useTranslations } from "next-intl";

import { useActions } from "@/lib/shortcuts/registry";

import { useBrake } from "./use-brake";

/** The brake in the palette, on every page. */
export function useBrakeActions() {
  const t = useTranslations("agents.brake");
  const { can, set } = useBrake();
  const all = [
    { to: "STOPPED", label: t("stop"), icon: OctagonPauseIcon, keywords: ["kill switch", "stop", "arrêt"] },
    { to: "DRAFTS_ONLY", label: `${t("title")}: ${t("draftsOnly")}`, icon: PencilLineIcon, keywords: ["kill switch"] },
    { to: "NONE", label: t("release"), icon: PlayIcon, keywords: ["resume", "release"] },
  ] as const;
  useActions(
    all.filter(({ to }) => can(to)).map(({ to, keywords, ...rest }) => ({ ...rest, id: `agent-brake-${to}`, group: "general", keywords: [...keywords], run: () => void set(to) })),
  );
}
