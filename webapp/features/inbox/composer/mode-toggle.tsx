"use client";

import { useTranslations } from "next-intl";

import { cn } from "@/lib/utils";

/** Reply or note. Which one it is must never be in doubt. */
export function ModeToggle({ isNote, onChange }: { isNote: boolean; onChange: (isNote: boolean) => void }) {
  const t = useTranslations("inbox.composer");
  const look = (isOn: boolean) =>
    cn(
      "h-6 rounded-md px-2 text-xs font-medium touch:h-9",
      isOn ? (isNote ? "bg-note/60 text-note-text dark:bg-note-line" : "bg-n3 text-foreground dark:bg-n5") : "text-muted-foreground hover:text-foreground",
    );
  return (
    <div role="radiogroup" aria-label={t("mode")} className="flex gap-0.5">
      <button type="button" role="radio" aria-checked={!isNote} className={look(!isNote)} onClick={() => onChange(false)}>
        {t("reply")}
      </button>
      <button type="button" role="radio" aria-checked={isNote} className={look(isNote)} onClick={() => onChange(true)}>
        {t("note")}
      </button>
    </div>
  );
}
