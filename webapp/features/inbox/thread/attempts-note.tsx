"use client";

import { useTranslations } from "next-intl";

import type { MessageItemFragment } from "@/gql/graphql";
import { useFormat } from "@/lib/use-format";

/** Each attempt to send a message that took several, and how it ended. */
export function AttemptsNote({ message }: { message: MessageItemFragment }) {
  const t = useTranslations("inbox.status");
  const format = useFormat();
  return (
    <details className="mt-1 max-w-sm text-end text-xs text-muted-foreground">
      <summary className="cursor-pointer">{t("attempts", { count: message.attempts.length })}</summary>
      <ol>
        {message.attempts.map(({ number, state, startedAt, errorCode }) => (
          <li key={number} data-attempt={state}>
            {t(`attempt.${state}`, { number, code: String(errorCode ?? "none") })} · <time dateTime={startedAt}>{format.absolute(startedAt)}</time>
          </li>
        ))}
      </ol>
    </details>
  );
}
