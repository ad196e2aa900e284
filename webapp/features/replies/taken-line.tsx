"use client";

import { SparklesIcon } from "lucide-react";
import { useTranslations } from "next-intl";

/** The text in the field began as the AI's: one line, so that there is room to write. */
export function TakenLine({ onWhy }: { onWhy: () => void }) {
  const t = useTranslations("replies");
  return (
    <p className="flex items-center gap-1.5 px-3.5 pb-1 text-xs text-ai-text">
      <SparklesIcon aria-hidden className="size-3.5" />
      {t("taken")}
      <button type="button" onClick={onWhy} className="underline underline-offset-3">
        {t("why")}
      </button>
    </p>
  );
}
