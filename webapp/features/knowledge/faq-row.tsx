"use client";

import { PencilIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";

import { Button } from "@/components/ui/button";
import { Switch } from "@/components/ui/switch";
import { readFragment } from "@/gql";
import { type FaqRowFragment, UpkeepFragmentDoc } from "@/gql/graphql";
import { cn } from "@/lib/utils";

import { FaqDialog } from "./faq-dialog";
import { ScopeText } from "./scope-text";
import { SourceMenu } from "./source-menu";
import { TagList } from "./tag-list";
import { UpkeepLine } from "./upkeep-line";
import { useSourceActions } from "./use-source-actions";

type FaqRowProps = { faq: FaqRowFragment; canEdit: boolean; onTag: (tag: string) => void };

/** A question, the other ways to ask it, and the answer. */
export function FaqRow({ faq, canEdit, onTag }: FaqRowProps) {
  const t = useTranslations("sources");
  const [isEditing, edit] = useState(false);
  const { id, questions, answer, tags, isEnabled } = faq;
  const [title = "", ...others] = questions;
  const { setEnabled } = useSourceActions({ id, title });
  return (
    <div className="flex items-start gap-3 px-4 py-3">
      <div className="grid min-w-0 flex-1 gap-1">
        <p className={cn("text-sm font-medium text-pretty", !isEnabled && "text-muted-foreground")}>{title}</p>
        <p className="line-clamp-2 text-sm text-pretty whitespace-pre-line text-muted-foreground">{answer}</p>
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          {others.length > 0 ? (
            <span className="tabular text-xs text-muted-foreground" title={others.join("\n")}>
              {t("faq.more", { count: others.length })}
            </span>
          ) : null}
          {isEnabled ? null : <span className="text-xs text-muted-foreground">{t("status.off")}</span>}
          <UpkeepLine id={id} title={title} upkeep={readFragment(UpkeepFragmentDoc, faq.upkeep)} canEdit={canEdit} />
          <ScopeText scoped={faq} />
          <TagList tags={tags} onChoose={onTag} />
        </span>
      </div>
      {canEdit ? (
        <span className="flex items-center gap-1.5">
          <Switch
            checked={isEnabled}
            aria-label={t("table.useOne", { name: title })}
            className="hidden sm:inline-flex"
            onCheckedChange={(on) => void setEnabled(on)}
          />
          <Button variant="ghost" size="icon-sm" aria-label={`${t("actions.edit")}: ${title}`} onClick={() => edit(true)}>
            <PencilIcon />
          </Button>
          <SourceMenu source={{ id, kind: "FAQ", title, isEnabled }} />
          {isEditing ? <FaqDialog faq={faq} onClose={() => edit(false)} /> : null}
        </span>
      ) : null}
    </div>
  );
}
