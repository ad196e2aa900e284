"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";

import { FailureNote } from "@/components/failure-note";
import { Verbatim } from "@/components/verbatim";
import { Checkbox } from "@/components/ui/checkbox";
import type { ActionTrialResultFragment } from "@/gql/graphql";
import { useFormat } from "@/lib/use-format";

import { QuestionPreview } from "./change-fields";
import type { Chosen } from "./form";
import { leavesOf } from "./leaves";

/** The request as it was sent, what came of it, and the parts of it to choose from. */
export function TrialResult({ trial, chosen }: { trial: ActionTrialResultFragment; chosen: Chosen }) {
  const t = useTranslations("actions");
  const format = useFormat();
  const { method, url, headers, payload, isDry, sentence, status, failure, latencyMs, body, seen } = trial;
  const ms = format.count(latencyMs);
  const sent = [`${method} ${url}`, ...headers.map(({ name, ending }) => `${name}: … (${t("hidden", { ending })})`), ...(payload ? ["", JSON.stringify(payload)] : [])].join("\n");
  if (isDry) {
    return (
      <div className="grid gap-4">
        <div className="grid gap-1">
          <p role="status" className="text-xs text-muted-foreground">
            {t("dry")}
          </p>
          <Verbatim label={t("wouldBeSent")} text={sent} />
        </div>
        <QuestionPreview sentence={sentence} />
      </div>
    );
  }
  return (
    <div className="grid gap-4">
      <div className="grid gap-1">
        <p className="flex flex-wrap items-baseline justify-between gap-x-2 text-xs text-muted-foreground">
          <span>{t("sent")}</span>
          <span role="status" className="tabular">
            {status === null ? t("nothingCame", { ms }) : t("cameBack", { status: String(status), ms })}
          </span>
        </p>
        <Verbatim label={t("sent")} text={sent} />
      </div>
      {failure ? (
        <FailureNote cause={t(`failure.${failure}`)} remedy={t(`remedy.${failure}`)} />
      ) : (
        <div className="grid gap-1 rounded-md border border-ai-line bg-ai-wash px-3 py-2">
          <p className="text-xs text-ai-text">{t("seen")}</p>
          <p className="text-sm break-words whitespace-pre-wrap">{seen || t("seenNothing")}</p>
        </div>
      )}
      {body === null || body === undefined ? null : <Leaves body={body} chosen={chosen} />}
    </div>
  );
}

/** Everything that came, each part to be ticked. */
function Leaves({ body, chosen: { fields, append, remove } }: { body: unknown; chosen: Chosen }) {
  const t = useTranslations("actions");
  const id = useId();
  const leaves = leavesOf(body);
  return (
    <>
      {leaves.length > 0 ? (
        <fieldset className="grid gap-2">
          <legend className="mb-2 text-sm font-medium">{t("choose")}</legend>
          <ul className="grid max-h-80 divide-y overflow-y-auto rounded-md border">
            {leaves.map(({ path, sample }, index) => {
              const at = fields.findIndex((field) => field.path === path);
              return (
                <li key={path} className="flex items-center gap-2 px-3 py-1.5">
                  <Checkbox
                    id={`${id}-${index}`}
                    checked={at >= 0}
                    onCheckedChange={(isChosen) => {
                      if (isChosen === true) append({ path, label: "" }, { shouldFocus: false });
                      else remove(at);
                    }}
                  />
                  <label htmlFor={`${id}-${index}`} className="grid min-w-0 flex-1 grid-cols-2 gap-2 text-xs">
                    <code className="truncate">{path}</code>
                    <span dir="auto" className="truncate text-muted-foreground">
                      {sample}
                    </span>
                  </label>
                </li>
              );
            })}
          </ul>
        </fieldset>
      ) : null}
      <details>
        <summary className="text-xs text-muted-foreground">{t("wholeAnswer")}</summary>
        <Verbatim label={t("wholeAnswer")} text={JSON.stringify(body, null, 2)} />
      </details>
    </>
  );
}
