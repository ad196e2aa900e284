"use client";

import { useEffect } from "react";
import { useClient, useQuery } from "urql";

import { readFragment } from "@/gql";
import { AgentStandingFragmentDoc, ConversationAgentDocument } from "@/gql/graphql";
import { anew } from "@/lib/graphql/handover";

import { useStirred } from "./standing-store";

/** The clocks of two machines differ a little. */
const SLACK_MS = 500;
/** Timers that wait longer than this fire at once. */
const LONGEST_MS = 2 ** 31 - 1;

/** What the AI may do in a conversation and why; asked again when an event or the time may have changed it. */
export function useStanding(conversationId: string) {
  const client = useClient();
  const [{ data }] = useQuery({ query: ConversationAgentDocument, variables: { id: conversationId }, requestPolicy: "cache-and-network" });
  const conversation = data?.conversation?.id === conversationId ? data.conversation : null;
  const standing = readFragment(AgentStandingFragmentDoc, conversation?.agent ?? null);
  useEffect(
    () =>
      useStirred.subscribe(({ conversationId: whose }) => {
        if (whose === null || whose === conversationId) void client.query(ConversationAgentDocument, { id: conversationId }, anew).toPromise();
      }),
    [client, conversationId],
  );
  const changesAt = standing?.effective.changesAt;
  useEffect(() => {
    if (!changesAt) return;
    const wait = Math.max(0, new Date(changesAt).getTime() - Date.now()) + SLACK_MS;
    if (wait > LONGEST_MS) return;
    const timer = setTimeout(() => void client.query(ConversationAgentDocument, { id: conversationId }, anew).toPromise(), wait);
    return () => clearTimeout(timer);
  }, [changesAt, client, conversationId]);
  return standing;
}
