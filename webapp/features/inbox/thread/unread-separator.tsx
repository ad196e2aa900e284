"use client";

import { useTranslations } from "next-intl";

/** Above the first message this person had not read. */
export function UnreadSeparator() {
  const t = useTranslations("inbox.thread");
  return (
    <div role="separator" aria-label={t("new")} className="flex items-center gap-3 py-2 text-xs font-medium text-primary-text">
      <span className="h-px flex-1 bg-primary-line" />
      {t("new")}
      <span className="h-px flex-1 bg-primary-line" />
    </div>
  );
}
