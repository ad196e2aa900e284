"use client";

import { OctagonPauseIcon, PencilLineIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

import { DropdownMenuContent, DropdownMenuItem } from "@/components/menu";
import type { AgentBrake } from "@/gql/graphql";

type BrakeMenuProps = { can: (brake: AgentBrake) => boolean; set: (brake: AgentBrake) => Promise<void> };

/** How hard the brake is pulled. */
export function BrakeMenu({ can, set }: BrakeMenuProps) {
  const t = useTranslations("agents.brake");
  return (
    <DropdownMenuContent side="top" align="end" className="w-64">
      {can("DRAFTS_ONLY") ? (
        <Choice icon={<PencilLineIcon className="mt-0.5 text-ai-text" />} label={t("draftsOnly")} hint={t("draftsOnlyHint")} run={() => void set("DRAFTS_ONLY")} />
      ) : null}
      {can("STOPPED") ? (
        <Choice icon={<OctagonPauseIcon className="mt-0.5 text-danger-text" />} label={t("stop")} hint={t("stopHint")} run={() => void set("STOPPED")} />
      ) : null}
    </DropdownMenuContent>
  );
}

function Choice({ icon, label, hint, run }: { icon: ReactNode; label: string; hint: string; run: () => void }) {
  return (
    <DropdownMenuItem onSelect={run} className="items-start">
      {icon}
      <span>
        <span className="block">{label}</span>
        <span className="block text-xs text-pretty text-muted-foreground">{hint}</span>
      </span>
    </DropdownMenuItem>
  );
}
