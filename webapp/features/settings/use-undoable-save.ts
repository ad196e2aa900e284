"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";

import { toast } from "@/lib/toast";

/**
 * For settings that are saved as one leaves the field: saves when the value is
 * another one, says so, and offers the way back. An empty value is not saved.
 */
export function useUndoableSave<T extends string | number>(done: string, save: (value: T) => Promise<boolean>) {
  const t = useTranslations("common");
  return useCallback(
    (value: T, before: T) => {
      if (value === before || value === "") return;
      void save(value).then((isSaved) => {
        if (isSaved) toast.success(done, { action: { label: t("undo"), onClick: () => void save(before) }, duration: 10_000 });
      });
    },
    [done, save, t],
  );
}
