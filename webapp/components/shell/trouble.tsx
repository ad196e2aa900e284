"use client";

import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { useClient } from "urql";

import { AgentNowDocument, type ReplyReason } from "@/gql/graphql";
import { anew } from "@/lib/graphql/handover";

const AGAIN_MS = 15_000;

/** What the line on top says while models do not respond. Nobody announces that they do again, so it asks. */
export function Trouble({ reason }: { reason: ReplyReason }) {
  const t = useTranslations("shell.status.trouble");
  const client = useClient();
  useEffect(() => {
    const timer = setInterval(() => void client.query(AgentNowDocument, {}, anew).toPromise(), AGAIN_MS);
    return () => clearInterval(timer);
  }, [client]);
  return t(reason === "MODERATION_UNAVAILABLE" || reason === "CHECK_UNAVAILABLE" ? reason : "MODEL_UNAVAILABLE");
}
