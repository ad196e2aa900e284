"use client";

import { useEffect, useRef } from "react";
import { useClient } from "urql";
import { mergeMap, pipe, subscribe, take } from "wonka";

import { stir } from "@/features/agents/standing-store";
import { readFragment } from "@/gql";
import { useReplies } from "@/features/replies/reply-store";
import { hear } from "@/features/replies/work-store";
import {
  BulkProgressFragmentDoc,
  type InboxEventsSubscription,
  InboxCursorDocument,
  InboxEventsDocument,
  MessageItemFragmentDoc,
} from "@/gql/graphql";
import { useConnection } from "@/lib/graphql/connection";

import { useBulk } from "../list/bulk-store";
import { usePresence } from "./presence";
import { useLiveSignals } from "./signals";

const SETTLED_MS = 2_500;

type Event = InboxEventsSubscription["inboxEvents"]["event"];
export type Arrival = { conversationId: string; body: string; kind: string };
/** Who says aloud what came, and forgets it when it is taken back. */
type Announce = { arrived: (arrival: Arrival) => void; takenBack: () => void };

/**
 * Listens to the inbox. Objects and lists are kept by the cache (live/cache.ts);
 * here is what the cache cannot hold: presence, and what has to be asked again.
 */
export function useInboxEvents(announce: Announce) {
  const client = useClient();
  const newest = useRef(announce);
  useEffect(() => {
    newest.current = announce;
  });
  useEffect(() => {
    const subscription = pipe(
      client.query(InboxCursorDocument, {}, { requestPolicy: "network-only" }),
      take(1), // its answer may come again, and one subscription is enough
      // Without a cursor (Redis is away, or the server could not be asked) it listens from now on.
      mergeMap(({ data }) => client.subscription(InboxEventsDocument, { after: data?.inboxCursor ?? null })),
      subscribe(({ data }) => {
        if (!data) return;
        react(data.inboxEvents.event, newest.current);
        stir(data.inboxEvents.event);
        hear(data.inboxEvents.event);
      }),
    );
    return () => subscription.unsubscribe();
  }, [client]);

  // Between the server's reading of the page and the first connection something may have happened.
  const state = useConnection((connection) => connection.state);
  const wasLive = useRef(false);
  useEffect(() => {
    if (state !== "live" || wasLive.current) return;
    wasLive.current = true;
    const { resync } = useLiveSignals.getState();
    resync();
    // The socket is open a little before the server listens for us; what falls in between is read now.
    setTimeout(resync, SETTLED_MS);
  }, [state]);

  useEffect(() => {
    const timer = setInterval(() => usePresence.getState().sweep(), 5_000);
    return () => clearInterval(timer);
  }, []);
}

function react(event: Event, announce: Announce) {
  const { change, resync } = useLiveSignals.getState();
  switch (event.__typename) {
    case "MessageAdded": {
      const message = readFragment(MessageItemFragmentDoc, event.message);
      if (message?.direction === "IN" && !message.isImported) {
        announce.arrived({ conversationId: message.conversationId, body: message.body, kind: message.kind });
      }
      return change();
    }
    case "NoteAdded":
    case "ConversationUpdated":
    case "ConversationRead":
      return change();
    case "PresenceChanged":
      return usePresence.getState().put(event.conversationId, event.user, event.state);
    case "Resync":
      return resync();
    case "BulkChangeUpdated": {
      const change = readFragment(BulkProgressFragmentDoc, event.bulkChange);
      if (change) useBulk.getState().put(change);
      return;
    }
    case "MessageUpdated":
      if (readFragment(MessageItemFragmentDoc, event.message)?.deletedAt) announce.takenBack();
      return;
    case "ActivityAdded":
    case "DraftUpdated":
    case "ChannelUpdated":
    case "LabelsUpdated":
    case "BudgetChanged":
    case "KnowledgeUpdated":
    case "FaqSuggestionUpdated":
    case "AgentTestsUpdated":
    case "ReplayUpdated":
    case "AgentChanged":
    case "GapsChanged":
    case "ConflictsChanged":
      return;
    case "ReplyRunUpdated":
    case "ReplyUpdated":
      return useReplies.getState().change(event.conversationId);
    case "ReplyStreamed":
      return useReplies.getState().stream(event.conversationId, event.text);
    case "CopilotStreamed":
      return useReplies.getState().stream(event.askId, event.text);
    default:
      event satisfies never;
  }
}
