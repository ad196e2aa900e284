"use client";

import { CalendarOffIcon, CheckIcon, FileUpIcon, PencilIcon, PowerIcon, RefreshCwIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useQuery } from "urql";

import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuLabel, DropdownMenuTrigger } from "@/components/menu";
import { Button } from "@/components/ui/button";
import { FaqDialog } from "@/features/knowledge/faq-dialog";
import { inputOf } from "@/features/knowledge/upkeep";
import { useFilePicker } from "@/features/knowledge/use-file-picker";
import { useSourceActions } from "@/features/knowledge/use-source-actions";
import { readFragment } from "@/gql";
import { ConflictFaqDocument, FaqRowFragmentDoc, type SourceRowFragment, UpdateKnowledgeSourceDocument, UpkeepFragmentDoc } from "@/gql/graphql";
import { usePayload } from "@/lib/graphql/use-payload";
import { toast } from "@/lib/toast";

type SettleMenuProps = { right: SourceRowFragment; wrong: SourceRowFragment };

/** "This one is right": then the other is corrected where it stands, or not used from now on; customers are told it until today. */
export function SettleMenu({ right, wrong }: SettleMenuProps) {
  const t = useTranslations("sources.conflicts");
  const sources = useTranslations("sources");
  const common = useTranslations("common");
  const [isEditing, edit] = useState(false);
  const { pick, field } = useFilePicker(wrong.id);
  const { retry, setEnabled } = useSourceActions(wrong);
  const update = usePayload(UpdateKnowledgeSourceDocument);
  const [{ data }] = useQuery({ query: ConflictFaqDocument, variables: { search: wrong.title }, pause: !isEditing, requestPolicy: "network-only" });
  const faq = readFragment(FaqRowFragmentDoc, data?.faqs.edges.map(({ node }) => node) ?? []).find(({ id }) => id === wrong.id);
  const upkeep = inputOf(readFragment(UpkeepFragmentDoc, wrong.upkeep));
  const setAside = async () => {
    const { id, title } = wrong;
    if (!(await update({ id, upkeep: { ...upkeep, validUntil: new Date().toISOString() } }))) return;
    toast.success(t("setAside", { name: title }), { action: { label: common("undo"), onClick: () => void update({ id, upkeep }) } });
  };
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button variant="outline" size="sm" className="w-fit" aria-label={`${t("isRight")}: ${right.title}`}>
            <CheckIcon />
            {t("isRight")}
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="start" className="max-w-80">
          <DropdownMenuLabel className="truncate font-normal text-muted-foreground">{t("whatOf", { name: wrong.title })}</DropdownMenuLabel>
          {wrong.kind === "FAQ" ? (
            <DropdownMenuItem onSelect={() => edit(true)}>
              <PencilIcon />
              {t("correctFaq")}
            </DropdownMenuItem>
          ) : null}
          {wrong.kind === "DOCUMENT" ? (
            <DropdownMenuItem onSelect={pick}>
              <FileUpIcon />
              {t("replace")}
            </DropdownMenuItem>
          ) : null}
          {wrong.kind === "PAGE" ? (
            <DropdownMenuItem onSelect={() => void retry()}>
              <RefreshCwIcon />
              {sources("actions.reread")}
            </DropdownMenuItem>
          ) : null}
          {wrong.audience === "AGENTS" ? (
            <DropdownMenuItem onSelect={() => void setEnabled(false)}>
              <PowerIcon />
              {sources("actions.turnOff")}
            </DropdownMenuItem>
          ) : (
            <DropdownMenuItem onSelect={() => void setAside()}>
              <CalendarOffIcon />
              {t("tellNoMore")}
            </DropdownMenuItem>
          )}
        </DropdownMenuContent>
      </DropdownMenu>
      {wrong.kind === "DOCUMENT" ? field : null}
      {isEditing && faq ? <FaqDialog faq={faq} onClose={() => edit(false)} /> : null}
    </>
  );
}
