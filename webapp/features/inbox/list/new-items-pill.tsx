"use client";

import { ArrowUpIcon } from "lucide-react";
import { useTranslations } from "next-intl";

/** New and moved conversations wait here, so that nothing jumps under the cursor. */
export function NewItemsPill({ count, onShow }: { count: number; onShow: () => void }) {
  const t = useTranslations("inbox.list");
  return (
    <div className="pointer-events-none absolute inset-x-0 top-25 z-10 flex justify-center">
      <button
        type="button"
        onClick={onShow}
        className="pointer-events-auto inline-flex h-7 animate-in items-center gap-1.5 rounded-full border border-primary-line bg-popover px-3 text-xs font-medium text-primary-text shadow-popover duration-150 fade-in slide-in-from-top-1 tabular hover:bg-primary-wash"
      >
        <ArrowUpIcon className="size-3.5" />
        {t("newItems", { count })}
      </button>
    </div>
  );
}
