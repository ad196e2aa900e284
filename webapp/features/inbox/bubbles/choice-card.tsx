"use client";

import { MousePointerClickIcon } from "lucide-react";
import { useTranslations } from "next-intl";

import type { Payload } from "./payload";

type ChoiceCardProps = {
  kind: "INTERACTIVE_REPLY" | "BUTTON_REPLY" | "POSTBACK";
  choice: Payload["choice"];
  text: string;
};

/** Meta's words for what may stand in an interactive reply; what is not known has answered. */
const replies: Record<string, "BUTTON_REPLY" | "LIST_REPLY" | "FORM_REPLY" | "CALL_REPLY"> = {
  button_reply: "BUTTON_REPLY",
  list_reply: "LIST_REPLY",
  nfm_reply: "FORM_REPLY",
  call_permission_reply: "CALL_REPLY",
};

/** What the customer tapped instead of writing. */
export function ChoiceCard({ kind, choice, text }: ChoiceCardProps) {
  const t = useTranslations("inbox.choice");
  const what = kind === "INTERACTIVE_REPLY" ? (replies[choice?.type ?? ""] ?? kind) : kind;
  const answers = answersOf(choice?.response);
  const consent = what === "CALL_REPLY" && (answers.response === "accept" || answers.response === "reject") ? answers.response : null;
  // A form is its answers: its title is Meta's "Sent".
  const shown = consent ? [] : Object.entries(answers);
  const title = consent ? t(consent) : what === "FORM_REPLY" && shown.length > 0 ? null : choice?.title || text || (shown.length > 0 ? null : t("untitled"));
  return (
    <div>
      <p className="flex items-center gap-1 text-xs text-muted-foreground">
        <MousePointerClickIcon className="size-3" />
        {t(what)}
      </p>
      {title ? (
        <p dir="auto" className="font-medium">
          {title}
        </p>
      ) : null}
      {choice?.description ? <p className="text-xs text-muted-foreground">{choice.description}</p> : null}
      {shown.length > 0 ? (
        <dl className="mt-1 grid grid-cols-[auto_1fr] gap-x-3 text-xs">
          {shown.map(([name, value]) => (
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
