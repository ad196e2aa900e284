"use client";

import { SearchIcon, XIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useQuery } from "urql";

import { Button } from "@/components/ui/button";
import { readFragment } from "@/gql";
import { type ComposerConversationFragment, MessageTemplatesDocument, TemplateChoiceFragmentDoc } from "@/gql/graphql";
import { useUserMessage } from "@/lib/user-message";

import type { MessagingWindow } from "../thread/window";
import { find } from "./suggest";
import { TemplateForm } from "./template-form";

type TemplatePickerProps = {
  conversation: ComposerConversationFragment;
  /** The window is closed: there is no other way to speak. */
  isForced: boolean;
  state: MessagingWindow["state"];
  onClose: () => void;
};

/** Approved templates of this number: search, fill in, see what the customer will see, send. */
export function TemplatePicker({ conversation, isForced, state, onClose }: TemplatePickerProps) {
  const t = useTranslations("inbox.template");
  const say = useUserMessage();
  const [{ data, error, fetching }] = useQuery({
    query: MessageTemplatesDocument,
    variables: { socialAccountId: conversation.socialAccount.id },
  });
  const [search, setSearch] = useState("");
  const [chosenId, setChosenId] = useState<string | null>(null);
  const templates = readFragment(TemplateChoiceFragmentDoc, data?.messageTemplates ?? []);
  const chosen = templates.find(({ id }) => id === chosenId);
  const shown = find(templates, search.trim(), ({ name, body }) => `${name.replaceAll("_", " ")} ${body.text ?? ""}`);

  if (chosen) return <TemplateForm key={chosen.id} template={chosen} conversation={conversation} onBack={() => setChosenId(null)} onSent={onClose} />;
  return (
    <div>
      <div className="flex items-start gap-2 px-3.5 pt-2">
        <div className="min-w-0 flex-1">
          <p className="font-medium">{isForced ? (state === "NEVER" ? t("neverTitle") : t("closedTitle")) : t("title")}</p>
          {isForced ? <p className="text-xs text-muted-foreground">{t("closedHint")}</p> : null}
        </div>
        {isForced ? null : (
          <Button variant="ghost" size="icon-sm" aria-label={t("close")} onClick={onClose}>
            <XIcon />
          </Button>
        )}
      </div>
      <div className="relative px-2 pt-2">
        <SearchIcon aria-hidden className="absolute top-1/2 left-4.5 mt-1 size-3.5 -translate-y-1/2 text-faint-foreground" />
        <input
          type="search"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          aria-label={t("search")}
          placeholder={t("search")}
          className="h-8 w-full rounded-md bg-n3 pr-2 pl-8 text-sm outline-none placeholder:text-faint-foreground dark:bg-n4"
        />
      </div>
      <ul aria-label={t("title")} className="max-h-56 overflow-y-auto p-2">
        {shown.map((template) => (
          <li key={template.id}>
            <button type="button" onClick={() => setChosenId(template.id)} className="block w-full rounded-md px-2 py-1.5 text-start hover:bg-accent">
              <span className="flex items-baseline gap-2">
                <span className="truncate text-sm font-medium">{template.name.replaceAll("_", " ")}</span>
                <span className="text-xs text-faint-foreground">{template.language}</span>
              </span>
              <span dir="auto" className="block truncate text-xs text-muted-foreground">
                {template.body.text}
              </span>
            </button>
          </li>
        ))}
        {shown.length === 0 && !fetching ? (
          <li className="px-2 py-3 text-xs text-muted-foreground">{error ? say(error) : templates.length ? t("noMatch") : t("none")}</li>
        ) : null}
      </ul>
    </div>
  );
}
