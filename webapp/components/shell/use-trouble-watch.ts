"use client";

import { useEffect } from "react";
import { useClient } from "urql";

import { AgentNowDocument } from "@/gql/graphql";
import { anew } from "@/lib/graphql/handover";

const AGAIN_MS = 15_000;

/** Asks how the AI stands again and again while models do not respond: that time has passed is announced by nobody. */
export function useTroubleWatch() {
  const client = useClient();
  useEffect(() => {
    const timer = setInterval(() => void client.query(AgentNowDocument, {}, anew).toPromise(), AGAIN_MS);
    return () => clearInterval(timer);
  }, [client]);
}
