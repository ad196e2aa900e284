"use client";

import { useTranslations } from "next-intl";

import { Button } from "@/components/ui/button";
import { useFormat } from "@/lib/use-format";

import { simulator } from "./simulator";

type ClockControlsProps = { now: string; onAct: (act: Promise<unknown>, done?: string) => Promise<void> };

/** Moves the simulator's time, to see windows close and tokens end; sends its whole past again. */
export function ClockControls({ now, onAct }: ClockControlsProps) {
  const t = useTranslations("sandbox.faults");
  const format = useFormat();
  const steps = [
    { hours: 1, label: t("hour") },
    { hours: 24, label: t("day") },
    { hours: 168, label: t("week") },
  ];
  return (
    <section className="grid gap-2">
      <h3 className="text-sm font-medium">{t("clock")}</h3>
      <p className="text-xs text-muted-foreground">{t("clockHint", { time: format.absolute(now) })}</p>
      <div className="flex flex-wrap gap-2">
        {steps.map(({ hours, label }) => (
          <Button key={hours} variant="outline" size="sm" onClick={() => void onAct(simulator.advanceClock(hours))}>
            {label}
          </Button>
        ))}
        <Button variant="ghost" size="sm" onClick={() => void onAct(simulator.realClock())}>
          {t("realTime")}
        </Button>
      </div>
      <div className="mt-2 grid gap-1">
        <Button variant="outline" className="justify-self-start" onClick={() => void onAct(simulator.replay(), t("replayed"))}>
          {t("replay")}
        </Button>
        <p className="text-xs text-muted-foreground">{t("replayHint")}</p>
      </div>
    </section>
  );
}
