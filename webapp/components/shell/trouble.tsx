"use client";

import { useTranslations } from "next-intl";

import type { ReplyReason } from "@/gql/graphql";

import { useTroubleWatch } from "./use-trouble-watch";

/** What the line on top says while models do not respond. */
export function Trouble({ reason }: { reason: ReplyReason }) {
  const t = useTranslations("shell.status.trouble");
  useTroubleWatch();
  return t(reason === "MODERATION_UNAVAILABLE" || reason === "CHECK_UNAVAILABLE" ? reason : "MODEL_UNAVAILABLE");
}
