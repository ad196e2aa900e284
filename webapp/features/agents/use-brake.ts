"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";

import { useShell } from "@/components/shell/use-shell";
import { useRoleAtLeast } from "@/features/session/use-role";
import { type AgentBrake, SetAgentBrakeDocument } from "@/gql/graphql";
import { usePayload } from "@/lib/graphql/use-payload";
import { toast } from "@/lib/toast";

const UNDO_MS = 10_000;
const force: Record<AgentBrake, number> = { NONE: 0, DRAFTS_ONLY: 1, STOPPED: 2 };

/** The brake above all modes: everybody who answers customers may pull it, administrators release it. */
export function useBrake() {
  const t = useTranslations("agents.brake");
  const common = useTranslations("common");
  const { agent } = useShell();
  const canPull = useRoleAtLeast("AGENT");
  const canRelease = useRoleAtLeast("ADMIN");
  const run = usePayload(SetAgentBrakeDocument);
  const brake = agent?.brake ?? "NONE";
  const can = useCallback((to: AgentBrake) => (force[to] > force[brake] ? canPull : canRelease && to !== brake), [brake, canPull, canRelease]);
  const set = useCallback(
    async (to: AgentBrake) => {
      if (!(await run({ brake: to }))) return;
      const undo = canRelease ? { action: { label: common("undo"), onClick: () => void run({ brake }) } } : {};
      toast.success(t(`said.${to}`), { id: "agent-brake", duration: UNDO_MS, ...undo });
    },
    [run, t, common, canRelease, brake],
  );
  return { agent, brake, can, canRelease, set };
}
