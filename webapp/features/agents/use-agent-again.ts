"use client";

import { useEffect } from "react";
import { useClient } from "urql";

import { useLiveSignals } from "@/features/inbox/live/signals";
import { AgentNowDocument } from "@/gql/graphql";
import { anew } from "@/lib/graphql/handover";

/** Reads the workspace's AI again when an event about it may have been missed. */
export function useAgentAgain() {
  const client = useClient();
  const resyncs = useLiveSignals((state) => state.resyncs);
  useEffect(() => {
    if (resyncs > 0) void client.query(AgentNowDocument, {}, anew).toPromise();
  }, [resyncs, client]);
}
