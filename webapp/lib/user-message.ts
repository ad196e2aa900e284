"use client";

import { useLocale, useTranslations } from "next-intl";
import { useCallback } from "react";
import type { FieldValues, Path, UseFormReturn } from "react-hook-form";

import { toRequestError, type UserError } from "@/lib/graphql/errors";

type Translate = ReturnType<typeof useTranslations<"errors">>;
type Key = Parameters<Translate["has"]>[0];

/** What the reader's own language says of a code; of one it has no words for, that something went wrong. */
function ofCode(t: Translate, code: string): string {
  const key = `code.${code}` as Key;
  return t.has(key) ? t(key) : t("code.INTERNAL");
}

/**
 * What to tell the person, by the layer that failed: network, http, graphql,
 * payload. The server writes English sentences; where they are more exact than
 * ours and the person reads English, they are shown as they are.
 */
export function userMessage(t: Translate, locale: string, error: unknown): string {
  if (isUserError(error)) {
    if (locale === "en" && error.message) return error.message;
    return ofCode(t, error.code);
  }
  const { layer, code } = toRequestError(error);
  if (layer === "network") return t("network");
  if (layer === "http") return code === "429" ? t("tooManyRequests") : t("http", { status: code });
  return ofCode(t, code);
}

export function useUserMessage() {
  const t = useTranslations("errors");
  const locale = useLocale();
  return useCallback((error: unknown) => userMessage(t, locale, error), [t, locale]);
}

function isUserError(error: unknown): error is UserError {
  return typeof error === "object" && error !== null && "code" in error && "message" in error && !(error instanceof Error);
}

/**
 * Puts a payload's errors on the fields they are about; the rest goes to the
 * form's root. True when there was any.
 */
export function showUserErrors<T extends FieldValues>(
  form: UseFormReturn<T>,
  errors: readonly UserError[],
  say: (error: unknown) => string,
): boolean {
  const known = Object.keys(form.getValues());
  errors.forEach((error, index) => {
    const field = error.field && known.includes(error.field) ? (error.field as Path<T>) : undefined;
    form.setError(field ?? "root", { type: error.code, message: say(error) }, { shouldFocus: index === 0 });
  });
  return errors.length > 0;
}
