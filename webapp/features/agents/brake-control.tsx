"use client";

import { ChevronDownIcon, OctagonPauseIcon, PlayIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";

import { LateMenu } from "@/components/late-menu";
import { Tip } from "@/components/shell/tip";
import { Button } from "@/components/ui/button";

import { ModeIcon } from "./mode-looks";
import { useAgentAgain } from "./use-agent-again";
import { useBrake } from "./use-brake";

const load = () => import("./brake-menu");
const hint = () => void load();
const BrakeMenu = dynamic(() => load().then((loaded) => loaded.BrakeMenu));

/** At the foot of the inbox's views: what the workspace's AI does, and the one press that stops it. */
export function BrakeControl() {
  const t = useTranslations("agents.brake");
  const { agent, brake, can, set } = useBrake();
  useAgentAgain();
  if (!agent?.published) return null;
  const { mode } = agent.effective;
  return (
    <section aria-label={t("title")} className="sticky bottom-0 mt-auto -mb-3 grid gap-1.5 border-t bg-background px-2 py-2.5">
      <p className="flex items-center gap-2 text-sm [&_svg]:size-4">
        <ModeIcon mode={mode} />
        {t(`state.${brake === "NONE" ? mode : brake}`)}
      </p>
      <div className="flex gap-1">
        {brake === "NONE" && can("STOPPED") ? (
          <Tip label={t("stopHint")} side="right">
            <Button variant="outline" size="sm" className="min-w-0 flex-1" onClick={() => void set("STOPPED")}>
              <OctagonPauseIcon className="text-danger-text" />
              <span className="truncate">{t("stop")}</span>
            </Button>
          </Tip>
        ) : null}
        {brake !== "NONE" && can("NONE") ? (
          <Button variant="outline" size="sm" className="min-w-0 flex-1" onClick={() => void set("NONE")}>
            <PlayIcon className="text-ai-text" />
            <span className="truncate">{t("release")}</span>
          </Button>
        ) : null}
        {can("DRAFTS_ONLY") || (brake === "DRAFTS_ONLY" && can("STOPPED")) ? (
          <LateMenu menu={<BrakeMenu can={can} set={set} />} onHint={hint}>
            <Button variant="outline" size="icon-sm" aria-label={t("more")}>
              <ChevronDownIcon />
            </Button>
          </LateMenu>
        ) : null}
      </div>
    </section>
  );
}
