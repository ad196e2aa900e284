import { create } from "zustand";

import type { AssistantState, AssistantWorkQuery, InboxEventsSubscription } from "@/gql/graphql";

type Event = InboxEventsSubscription["inboxEvents"]["event"];
type Work = Readonly<Record<string, AssistantState>>;

/** What the AI is at, by conversation: read once with the list, then kept by the live subscription. */
export const useWork = create<{ work: Work }>(() => ({ work: {} }));

/** What an answer to AssistantWork says of the conversations that were asked about. */
export function learn(asked: readonly string[], found: AssistantWorkQuery["assistantWork"]) {
  const at = new Map(found.map(({ conversationId, state }) => [conversationId, state]));
  useWork.setState(({ work }) => ({ work: asked.reduce((known, id) => put(known, id, at.get(id)), work) }));
}

/** What an event changes. A run that begins counts before the draft it may replace; one that ends leaves what waits. */
export function workAfter(work: Work, event: Event): Work {
  switch (event.__typename) {
    case "ReplyRunUpdated": {
      const isAtIt = event.run?.state === "QUEUED" || event.run?.state === "RUNNING";
      if (isAtIt) return put(work, event.conversationId, "WORKING");
      return work[event.conversationId] === "WORKING" ? put(work, event.conversationId, undefined) : work;
    }
    case "ReplyUpdated":
      if (event.reply?.state === "OPEN") return put(work, event.conversationId, "DRAFTED");
      return work[event.conversationId] === "DRAFTED" ? put(work, event.conversationId, undefined) : work;
    default:
      return work;
  }
}

export function hear(event: Event) {
  useWork.setState(({ work }) => ({ work: workAfter(work, event) }));
}

function put(work: Work, id: string, state: AssistantState | undefined): Work {
  if (work[id] === state) return work;
  const rest = Object.entries(work).filter(([key]) => key !== id);
  return Object.fromEntries(state ? [...rest, [id, state]] : rest);
}
