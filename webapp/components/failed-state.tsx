"use client";

import { useTranslations } from "next-intl";

import { EmptyState } from "@/components/empty-state";
import { Button } from "@/components/ui/button";

type FailedStateProps = { error?: Error & { digest?: string }; onRetry: () => void; className?: string };

/** What an error boundary shows: what happened, what to do, and the request's id behind Details. */
export function FailedState({ error, onRetry, className }: FailedStateProps) {
  const t = useTranslations("common");
  return (
    <div role="alert" className={className}>
      <EmptyState title={t("failed.title")} body={t("failed.body")} className="min-h-[60vh]">
        <Button variant="outline" onClick={onRetry}>
          {t("retry")}
        </Button>
        {error?.digest ? (
          <details className="text-xs text-faint-foreground">
            <summary>{t("details")}</summary>
            {t("requestId", { id: error.digest })}
          </details>
        ) : null}
      </EmptyState>
    </div>
  );
}
