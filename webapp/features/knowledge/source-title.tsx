"use client";

import { PencilIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";

import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { UpdateKnowledgeSourceDocument } from "@/gql/graphql";
import { usePayload } from "@/lib/graphql/use-payload";

type SourceTitleProps = { id: string; title: string; canEdit: boolean };

/** The title, changed in its place: Enter or leaving the field saves, Escape does not. */
export function SourceTitle({ id, title, canEdit }: SourceTitleProps) {
  const t = useTranslations("sources.detail");
  const update = usePayload(UpdateKnowledgeSourceDocument);
  const [text, setText] = useState<string | null>(null);
  const save = async () => {
    const next = text?.trim();
    setText(null);
    if (next && next !== title) await update({ id, title: next });
  };
  if (text !== null) {
    return (
      <Input
        autoFocus
        value={text}
        maxLength={300}
        aria-label={t("titleLabel")}
        className="max-w-lg text-base font-semibold"
        onChange={(event) => setText(event.target.value)}
        onBlur={() => void save()}
        onKeyDown={(event) => {
          if (event.key === "Enter") event.currentTarget.blur();
          if (event.key === "Escape") setText(null);
        }}
      />
    );
  }
  return (
    <span className="flex min-w-0 items-center gap-1">
      <h1 className="min-w-0 text-lg font-semibold tracking-tight break-words">{title}</h1>
      {canEdit ? (
        <Button variant="ghost" size="icon-sm" aria-label={t("rename")} onClick={() => setText(title)}>
          <PencilIcon className="size-3.5" />
        </Button>
      ) : null}
    </span>
  );
}
