"use client";

import { MousePointerClickIcon } from "lucide-react";
import { useTranslations } from "next-intl";

import type { Payload } from "./payload";

type ChoiceCardProps = {
  kind: "INTERACTIVE_REPLY" | "BUTTON_REPLY" | "POSTBACK";
  choice: Payload["choice"];
  text: string;
};

/** What the customer tapped instead of writing. */
export function ChoiceCard({ kind, choice, text }: ChoiceCardProps) {
  const t = useTranslations("inbox.choice");
  const answers = Object.entries(answersOf(choice?.response));
  return (
    <div>
      <p className="flex items-center gap-1 text-xs text-muted-foreground">
        <MousePointerClickIcon className="size-3" />
        {t(kind)}
      </p>
      <p dir="auto" className="font-medium">
        {choice?.title || text || t("untitled")}
      </p>
      {choice?.description ? <p className="text-xs text-muted-foreground">{choice.description}</p> : null}
      {answers.length > 0 ? (
        <dl className="mt-1 grid grid-cols-[auto_1fr] gap-x-3 text-xs">
          {answers.map(([name, value]) => (
            <div key={name} className="contents">
              <dt className="text-muted-foreground">{name.replaceAll("_", " ")}</dt>
              <dd dir="auto" className="break-words">
                {value}
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
    </div>
  );
}

/** A form's answers that a person can read; tokens and nested data are left out. */
function answersOf(response: unknown): Record<string, string> {
  if (typeof response !== "object" || response === null) return {};
  const plain = Object.entries(response).filter(([name, value]) => name !== "flow_token" && ["string", "number", "boolean"].includes(typeof value));
  return Object.fromEntries(plain.map(([name, value]) => [name, String(value)]));
}
