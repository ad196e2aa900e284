import type { Cache, CacheExchangeOpts, KeyingConfig } from "@urql/exchange-graphcache";

import { readFragment } from "@/gql";
import {
  type AddNoteMutation,
  type ApproveReplyMutation,
  type InboxEventsSubscription,
  MessageItemFragmentDoc,
  type SendMessageMutation,
} from "@/gql/graphql";

import { noteEvent } from "./arrivals";
import { forward, keepShownForward, keepTranscript } from "./forward";
import { optimistic } from "./optimistic";
import { place, viewerId } from "./place";
import { refreshPreview } from "./preview";
import { append } from "./timeline-cache";

type Node = { node?: { id?: string } };
type Changed = { conversations: { id?: string }[] } | null | undefined;

/** An edge is its node, so that a newcomer can be put into a list without asking the server. */
const keys: KeyingConfig = {
  ConversationEdge: (edge) => (edge as Node).node?.id ?? null,
  TimelineEdge: (edge) => (edge as Node).node?.id ?? null,
};

/** What an event of the live subscription changes beyond the objects it carries. */
export function applyEvent(cache: Cache, event: InboxEventsSubscription["inboxEvents"]["event"]) {
  noteEvent();
  // Other screens subscribe too, and ask only for what they show.
  if (Object.keys(event).length === 1) return;
  switch (event.__typename) {
    case "MessageAdded":
      if (event.message) append(cache, idsOf(event.message));
      return placeOne(cache, event.conversation);
    case "NoteAdded":
      if (event.note) append(cache, idsOf(event.note));
      return placeOne(cache, event.conversation);
    case "ActivityAdded":
      if (event.activity) append(cache, idsOf(event.activity));
      return;
    case "ConversationUpdated":
    case "ConversationRead":
      return placeOne(cache, event.conversation);
    case "DraftUpdated":
      cache.link(
        { __typename: "Conversation", id: event.conversationId },
        "draft",
        event.draft ? cache.keyOfEntity({ __typename: "Draft", conversationId: event.conversationId }) : null,
      );
      return;
    case "LabelsUpdated":
      cache.link("Query", "labels", event.labels.map((label) => cache.keyOfEntity(label as never)));
      return;
    case "MessageUpdated": {
      const message = readFragment(MessageItemFragmentDoc, event.message);
      if (message) refreshPreview(cache, message);
      return;
    }
    case "BulkChangeUpdated":
    case "ChannelUpdated":
    case "BudgetChanged":
    case "KnowledgeUpdated":
    case "FaqSuggestionUpdated":
    case "AgentTestsUpdated":
    case "ReplayUpdated":
    case "AgentChanged":
    case "GapsChanged":
    case "ConflictsChanged":
    case "PresenceChanged":
    case "ReplyRunUpdated":
    case "ReplyUpdated":
    case "ReplyStreamed":
    case "CopilotStreamed":
    case "Resync":
      return;
    default:
      event satisfies never;
  }
}

function placeOne(cache: Cache, conversation: object | null) {
  const { id } = (conversation ?? {}) as { id?: string };
  if (id) place(cache, id);
}

function idsOf(item: object) {
  return item as { __typename: "Message" | "Note" | "Activity"; id: string; conversationId: string };
}

/** A change of several conversations moves each to where it now belongs, at once and again when the server has answered. */
function placeAll(field: string) {
  return (result: object, _args: object, cache: Cache) => {
    const changed = (result as Record<string, Changed>)[field];
    const me = viewerId(cache);
    for (const { id } of changed?.conversations ?? []) if (id) place(cache, id, me);
  };
}

/** The inbox's share of the normalised cache; lib/graphql/cache.ts puts it together with the rest. */
export const inboxCache = {
  keys,
  optimistic,
  updates: {
    Message: { ...forward, transcript: keepTranscript },
    Conversation: { lastMessage: keepShownForward },
    Subscription: {
      inboxEvents: (result: InboxEventsSubscription, _args: object, cache: Cache) => applyEvent(cache, result.inboxEvents.event),
    },
    Mutation: {
      sendMessage: ({ sendMessage }: SendMessageMutation, _args: object, cache: Cache) => {
        for (const message of sendMessage.messages) append(cache, idsOf(message));
        placeOne(cache, sendMessage.conversation);
      },
      approveReply: ({ approveReply }: ApproveReplyMutation, _args: object, cache: Cache) => {
        for (const message of approveReply.messages) append(cache, idsOf(message));
      },
      addNote: ({ addNote }: AddNoteMutation, _args: object, cache: Cache) => {
        if (addNote.note) append(cache, idsOf(addNote.note));
      },
      setConversationStatus: placeAll("setConversationStatus"),
      assignConversations: placeAll("assignConversations"),
      assignConversationsToTeam: placeAll("assignConversationsToTeam"),
      setPriority: placeAll("setPriority"),
      changeLabels: placeAll("changeLabels"),
    },
  },
} as unknown as Required<Pick<CacheExchangeOpts, "keys" | "optimistic" | "updates">>;

