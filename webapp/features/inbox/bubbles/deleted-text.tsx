"use client";

import { BanIcon } from "lucide-react";
import { useTranslations } from "next-intl";

/** The customer took it back: text and files are gone here too. */
export function DeletedText({ isOurs }: { isOurs: boolean }) {
  const t = useTranslations("inbox.message");
  return (
    <p className="flex items-center gap-1.5 text-muted-foreground italic">
      <BanIcon className="size-3.5 shrink-0" />
      {isOurs ? t("deletedByUs") : t("deleted")}
    </p>
  );
}
