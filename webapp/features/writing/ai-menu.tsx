"use client";

import { LanguagesIcon, ListCollapseIcon, PencilLineIcon, SmileIcon, SparklesIcon } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";

import { Tip } from "@/components/shell/tip";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSub,
  DropdownMenuSubContent,
  DropdownMenuSubTrigger,
  DropdownMenuTrigger,
} from "@/components/menu";

import { languageName, languages } from "./languages";
import type { Wish } from "./use-improve";

type AiMenuProps = { isOpen: boolean; onOpenChange: (open: boolean) => void; isDisabled: boolean; onChoose: (wish: Wish) => void; onClosed: () => void };

/** What the AI may do to the text in the composer, or to the part of it that is selected. */
export function AiMenu({ isOpen, onOpenChange, isDisabled, onChoose, onClosed }: AiMenuProps) {
  const t = useTranslations("writing");
  const locale = useLocale();
  return (
    <DropdownMenu open={isOpen} onOpenChange={onOpenChange}>
      <Tip label={isDisabled ? t("empty") : t("menu")} keys="mod+j">
        <DropdownMenuTrigger asChild>
          <Button variant="ghost" size="icon-sm" aria-label={t("menu")} disabled={isDisabled} className="text-ai-text hover:bg-ai-wash hover:text-ai-text">
            <SparklesIcon />
          </Button>
        </DropdownMenuTrigger>
      </Tip>
      <DropdownMenuContent
        side="top"
        align="start"
        // Back to the text, not to the button: its tooltip would cover what comes.
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          onClosed();
        }}
        className="min-w-56 [&_svg]:text-ai-text"
      >
        <DropdownMenuItem onSelect={() => onChoose({ action: "REWRITE" })}>
          <PencilLineIcon />
          {t("action.REWRITE")}
        </DropdownMenuItem>
        <DropdownMenuItem onSelect={() => onChoose({ action: "SHORTEN" })}>
          <ListCollapseIcon />
          {t("action.SHORTEN")}
        </DropdownMenuItem>
        <DropdownMenuItem onSelect={() => onChoose({ action: "FIX_TONE" })}>
          <SmileIcon />
          {t("action.FIX_TONE")}
        </DropdownMenuItem>
        <DropdownMenuItem onSelect={() => onChoose({ action: "TRANSLATE" })}>
          <LanguagesIcon />
          {t("action.TRANSLATE")}
        </DropdownMenuItem>
        <DropdownMenuSub>
          <DropdownMenuSubTrigger>
            <LanguagesIcon />
            {t("translateInto")}
          </DropdownMenuSubTrigger>
          <DropdownMenuSubContent>
            {languages.map((code) => (
              <DropdownMenuItem key={code} onSelect={() => onChoose({ action: "TRANSLATE", language: code })}>
                {languageName(code, locale)}
              </DropdownMenuItem>
            ))}
          </DropdownMenuSubContent>
        </DropdownMenuSub>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
