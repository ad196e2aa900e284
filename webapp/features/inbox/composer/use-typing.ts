"use client";

import { useCallback, useMemo, useRef } from "react";
import { useClient } from "urql";

import { SendTypingDocument, SetPresenceDocument } from "@/gql/graphql";

/** WhatsApp shows "typing" for 25 seconds after each call. */
const CUSTOMER_MS = 20_000;
const TEAM_MS = 5_000;

/** Tells the customer and the team that somebody is writing; a note is nobody's business but the team's. */
export function useTyping(conversationId: string) {
  const client = useClient();
  const toldCustomer = useRef(0);
  const toldTeam = useRef(0);
  const touch = useCallback(
    (isNote: boolean) => {
      const now = Date.now();
      if (!isNote && now - toldCustomer.current > CUSTOMER_MS) {
        toldCustomer.current = now;
        void client.mutation(SendTypingDocument, { input: { conversationId } }).toPromise();
      }
      if (now - toldTeam.current > TEAM_MS) {
        toldTeam.current = now;
        void client.mutation(SetPresenceDocument, { input: { conversationId, state: "TYPING" } }).toPromise();
      }
    },
    [client, conversationId],
  );
  const stop = useCallback(() => {
    if (toldTeam.current === 0) return;
    toldCustomer.current = 0;
    toldTeam.current = 0;
    void client.mutation(SetPresenceDocument, { input: { conversationId, state: "VIEWING" } }).toPromise();
  }, [client, conversationId]);
  return useMemo(() => ({ touch, stop }), [touch, stop]);
}
