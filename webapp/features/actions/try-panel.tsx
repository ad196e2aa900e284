"use client";

import { LoaderCircleIcon, PlayIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFormContext, useWatch } from "react-hook-form";

import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import type { ActionTrialResultFragment } from "@/gql/graphql";

import { type ActionForm, type Chosen, inBraces, valuesOf } from "./form";
import { TrialResult } from "./trial-result";

type TryPanelProps = { chosen: Chosen; trial: ActionTrialResultFragment | null; isTrying: boolean; onTry: (samples: Readonly<Record<string, string>>) => Promise<void> };

/** Makes the request once, with values that stand for a customer's; one that would change something it only shows. */
export function TryPanel({ chosen, trial, isTrying, onTry }: TryPanelProps) {
  const t = useTranslations("actions");
  const { control } = useFormContext<ActionForm>();
  const [url, method, confirmation, body] = useWatch({ control, name: ["url", "method", "confirmation", "body"] });
  const [samples, setSamples] = useState<Record<string, string>>({});
  const names = valuesOf({ url, method, confirmation, body });
  return (
    <div className="grid gap-4">
      <div className="grid items-end gap-3 sm:grid-cols-2">
        {names.map((name) => (
          <div key={name} className="grid gap-2">
            <Label htmlFor={`try-${name}`}>{t("sample", { name: inBraces(name) })}</Label>
            <Input
              id={`try-${name}`}
              value={samples[name] ?? ""}
              autoComplete="off"
              onChange={(event) => setSamples((before) => ({ ...before, [name]: event.target.value }))}
            />
          </div>
        ))}
        <Button type="button" variant="outline" className="justify-self-start" disabled={isTrying || names.some((name) => !samples[name]?.trim())} onClick={() => void onTry(samples)}>
          {isTrying ? <LoaderCircleIcon className="animate-spin" /> : <PlayIcon />}
          {isTrying ? t("trying") : t(method === "GET" ? "try" : "show")}
        </Button>
      </div>
      {trial ? <TrialResult trial={trial} chosen={chosen} /> : null}
    </div>
  );
}
