"use client";

import { useTranslations } from "next-intl";

import { Button } from "@/components/ui/button";
import { useUserMessage } from "@/lib/user-message";

/** The list could not be read; nothing is lost and trying again is one press away. */
export function ListError({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const t = useTranslations("inbox.list");
  const common = useTranslations("common");
  const say = useUserMessage();
  return (
    <div role="alert" className="flex flex-col items-center gap-2 px-6 py-16 text-center">
      <p className="font-medium">{t("failed")}</p>
      <p className="text-xs text-muted-foreground">{say(error)}</p>
      <Button variant="outline" size="sm" onClick={onRetry} className="mt-1">
        {common("retry")}
      </Button>
    </div>
  );
}
