"use client";

import { ArrowLeftIcon, SendHorizontalIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { type SyntheticEvent, useId, useState } from "react";

import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import type { ComposerConversationFragment, TemplateChoiceFragment } from "@/gql/graphql";

import { useOutbox } from "./outbox";
import { withValues } from "./variables";

type TemplateFormProps = {
  template: TemplateChoiceFragment;
  conversation: ComposerConversationFragment;
  onBack: () => void;
  onSent: () => void;
};

/** Fills a template in. What the customer will see stands beside it; nothing goes with a gap. */
export function TemplateForm({ template, conversation, onBack, onSent }: TemplateFormProps) {
  const t = useTranslations("inbox.template");
  const id = useId();
  const [header, setHeader] = useState<Record<string, string>>({});
  const [body, setBody] = useState<Record<string, string>>({});
  const fields = [
    ...(template.header?.variables ?? []).map((name, at) => ({ part: "header" as const, name, example: template.header?.examples[at] })),
    ...template.body.variables.map((name, at) => ({ part: "body" as const, name, example: template.body.examples[at] })),
  ];
  const valueOf = (part: "header" | "body", name: string) => (part === "header" ? header : body)[name] ?? "";
  const isComplete = fields.every(({ part, name }) => valueOf(part, name).trim() !== "");
  const needsFile = template.header !== null && template.header.format !== "TEXT";
  const set = (part: "header" | "body", name: string, value: string) => (part === "header" ? setHeader({ ...header, [name]: value }) : setBody({ ...body, [name]: value }));
  const preview = withValues(template.body.text ?? "", body);

  const send = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!isComplete || needsFile) return;
    const clientKey = crypto.randomUUID();
    const values = (of: Record<string, string>) => Object.entries(of).map(([variable, value]) => ({ variable, value: value.trim() }));
    useOutbox.getState().add({
      type: "message",
      clientKey,
      conversationId: conversation.id,
      text: preview,
      files: [],
      at: new Date().toISOString(),
      state: "WAITING",
      resolves: false,
      input: { conversationId: conversation.id, clientKey, template: { templateId: template.id, header: values(header), body: values(body) } },
    });
    onBack();
    onSent();
  };
  return (
    <form onSubmit={send} className="p-3 pt-1.5">
      <div className="flex items-center gap-1.5">
        <Button variant="ghost" size="icon-sm" aria-label={t("back")} onClick={onBack} className="-ml-1">
          <ArrowLeftIcon />
        </Button>
        <p className="min-w-0 flex-1 truncate font-medium">{template.name.replaceAll("_", " ")}</p>
        <Button type="submit" size="sm" disabled={!isComplete || needsFile}>
          <SendHorizontalIcon />
          {t("send")}
        </Button>
      </div>
      {needsFile ? <p className="mt-1 text-xs text-warn-text">{t("needsFile")}</p> : null}
      <div className="mt-2 grid max-h-64 gap-3 overflow-y-auto sm:grid-cols-2">
        <div className="flex flex-col gap-2 p-0.5">
          {fields.length === 0 ? <p className="text-xs text-muted-foreground">{t("noVariables")}</p> : null}
          {fields.map(({ part, name, example }, at) => (
            <div key={`${part}:${name}`} className="flex flex-col gap-1">
              <Label htmlFor={`${id}-${at}`} className="text-xs">
                {t(part === "header" ? "headerVariable" : "variable", { name })}
              </Label>
              <Input
                id={`${id}-${at}`}
                required
                autoFocus={at === 0}
                value={valueOf(part, name)}
                placeholder={example ? t("example", { example }) : undefined}
                onChange={(event) => set(part, name, event.target.value)}
              />
            </div>
          ))}
        </div>
        <div aria-label={t("preview")} role="group" className="self-start rounded-bubble rounded-br-sm bg-primary-wash px-3 py-2">
          {template.header?.text ? <p className="font-semibold">{withValues(template.header.text, header)}</p> : null}
          <p dir="auto" className="text-base break-words whitespace-pre-wrap">
            {preview}
          </p>
          {template.footer ? <p className="text-xs text-muted-foreground">{template.footer}</p> : null}
          {template.buttons.map((button) => (
            <p key={button} className="mt-1 border-t border-primary-line pt-1 text-center text-sm text-primary-text">
              {button}
            </p>
          ))}
        </div>
      </div>
    </form>
  );
}
