"use client";

import { SmileIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useState } from "react";

import { Tip } from "@/components/shell/tip";
import { Button } from "@/components/ui/button";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";

const EmojiPicker = lazy(() => import("./emoji-picker"));

/** Opens the emoji palette. */
export function EmojiButton({ onPick }: { onPick: (emoji: string) => void }) {
  const t = useTranslations("inbox.emoji");
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover open={isOpen} onOpenChange={setOpen}>
      <Tip label={t("label")}>
        <PopoverTrigger asChild>
          <Button variant="ghost" size="icon-sm" aria-label={t("label")}>
            <SmileIcon />
          </Button>
        </PopoverTrigger>
      </Tip>
      <PopoverContent side="top" align="start" aria-label={t("label")} className="h-68 w-auto p-1.5">
        <Suspense fallback={null}>
          <EmojiPicker
            onPick={(emoji) => {
              setOpen(false);
              onPick(emoji);
            }}
          />
        </Suspense>
      </PopoverContent>
    </Popover>
  );
}
