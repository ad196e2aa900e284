"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";

import { Segments } from "@/components/segments";
import { Button } from "@/components/ui/button";
import { Label } from "@/components/ui/label";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";

import { type FaultKind, faultKinds } from "./world";

const delays: Partial<Record<FaultKind, number>> = { DELAY_WEBHOOK: 5_000, GRAPH_SLOW: 4_000, GRAPH_RATE_LIMIT: 3_000, AI_RATE_LIMIT: 3_000, AI_SLOW: 4_000 };
const timesOf = { once: 1, five: 5, always: 0 };

type FaultFormProps = { onAdd: (fault: { kind: string; next?: number; delayMs?: number }, name: string) => Promise<void> };

/** Chooses what goes wrong, and how often. */
export function FaultForm({ onAdd }: FaultFormProps) {
  const t = useTranslations("sandbox.faults");
  const id = useId();
  const [kind, setKind] = useState<FaultKind>("DUPLICATE_WEBHOOK");
  const [often, setOften] = useState<keyof typeof timesOf>("once");
  const name = t(`names.${kind}`);
  return (
    <div className="grid gap-3">
      <div className="grid gap-1.5">
        <Label htmlFor={id}>{t("kind")}</Label>
        <Select value={kind} onValueChange={(chosen) => setKind(chosen as FaultKind)}>
          <SelectTrigger id={id} className="w-full">
            <SelectValue />
          </SelectTrigger>
          <SelectContent>
            {faultKinds.map((known) => (
              <SelectItem key={known} value={known}>
                {t(`names.${known}`)}
              </SelectItem>
            ))}
          </SelectContent>
        </Select>
      </div>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Segments
          label={t("howOften")}
          value={often}
          options={[
            { value: "once", label: t("strikeOnce") },
            { value: "five", label: t("strikeFive") },
            { value: "always", label: t("strikeAlways") },
          ]}
          onChoose={setOften}
        />
        <Button variant="outline" onClick={() => void onAdd({ kind, next: timesOf[often], delayMs: delays[kind] }, name)}>
          {t("add")}
        </Button>
      </div>
    </div>
  );
}
