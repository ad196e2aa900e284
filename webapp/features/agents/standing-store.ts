import { create } from "zustand";

import { readFragment } from "@/gql";
import { ActivityItemFragmentDoc, ConversationRowFragmentDoc, type InboxEventsSubscription, MessageItemFragmentDoc } from "@/gql/graphql";

type Event = InboxEventsSubscription["inboxEvents"]["event"];

/** `conversationId` is whose standing may have changed last; null: everybody's. */
type Stirred = { conversationId: string | null; count: number };

/** Says to those who show what the AI may do in a conversation that it may be something else now. */
export const useStirred = create<Stirred>(() => ({ conversationId: null, count: 0 }));

/** What of the live events can change what the AI may do: people's answers and choices, and the AI's own handing over. */
export function concerns(event: Event): string | null | undefined {
  switch (event.__typename) {
    case "MessageAdded": {
      const message = readFragment(MessageItemFragmentDoc, event.message);
      return message?.direction === "OUT" && message.author !== "AI" ? message.conversationId : undefined;
    }
    case "ConversationUpdated":
      return readFragment(ConversationRowFragmentDoc, event.conversation)?.id;
    case "ActivityAdded": {
      const line = readFragment(ActivityItemFragmentDoc, event.activity);
      return line && /^(AI_HANDED_OVER|AI_STOPPED|AGENT_MODE_SET)$/.test(line.activity) ? line.conversationId : undefined;
    }
    case "AgentChanged":
    case "Resync":
      return null;
    default:
      return undefined;
  }
}

/** Passes an event on to whoever it concerns. */
export function stir(event: Event) {
  const conversationId = concerns(event);
  if (conversationId !== undefined) useStirred.setState(({ count }) => ({ conversationId, count: count + 1 }));
}
