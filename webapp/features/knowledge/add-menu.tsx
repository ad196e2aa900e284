"use client";

import { FileUpIcon, GlobeIcon, MessageCircleQuestionIcon, PlusIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";

import { Button } from "@/components/ui/button";
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuTrigger } from "@/components/menu";

import { FaqDialog } from "./faq-dialog";
import { PageDialog } from "./page-dialog";
import { useFilePicker } from "./use-file-picker";

/** The three ways to give the AI something to answer from. */
export function AddMenu() {
  const t = useTranslations("sources.add");
  const [open, setOpen] = useState<"page" | "faq" | null>(null);
  const { pick, field } = useFilePicker();
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button>
            <PlusIcon />
            {t("menu")}
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuItem onSelect={pick}>
            <FileUpIcon />
            {t("upload")}
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={() => setOpen("page")}>
            <GlobeIcon />
            {t("page")}
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={() => setOpen("faq")}>
            <MessageCircleQuestionIcon />
            {t("faq")}
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      {field}
      {open === "page" ? <PageDialog onClose={() => setOpen(null)} /> : null}
      {open === "faq" ? <FaqDialog onClose={() => setOpen(null)} /> : null}
    </>
  );
}
