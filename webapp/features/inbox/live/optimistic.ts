import type { Cache, OptimisticMutationConfig } from "@urql/exchange-graphcache";

import type {
  MutationAssignConversationsArgs,
  MutationAssignConversationsToTeamArgs,
  MutationChangeLabelsArgs,
  MutationMarkReadArgs,
  MutationMarkUnreadArgs,
  MutationSetConversationStatusArgs,
  MutationSetPriorityArgs,
} from "@/gql/graphql";

import { placed } from "./place";

/** What the server will say, drawn before it does. A refusal rolls it back by itself. */

function each(ids: readonly string[], change: (id: string) => object) {
  return {
    __typename: "ConversationsPayload",
    conversations: ids.map((id) => ({ __typename: "Conversation", id, ...change(id) })),
    errors: [],
  };
}

function known(cache: Cache, __typename: string, id: string): object {
  const name = cache.resolve({ __typename, id }, "name");
  return { __typename, id, name: typeof name === "string" ? name : "" };
}

function labelsAfter(cache: Cache, id: string, { add, remove }: MutationChangeLabelsArgs["input"]) {
  const before = placed(cache, id)?.labels ?? [];
  const added = (add ?? []).filter((label) => !before.some((had) => had.id === label));
  const made = added.map((label) => {
    const color = cache.resolve({ __typename: "Label", id: label }, "color");
    return { ...known(cache, "Label", label), color: typeof color === "string" ? color : "GRAY" };
  });
  return [...before.filter((label) => !remove?.includes(label.id)), ...made];
}

export const optimistic = {
  setConversationStatus: ({ input }: MutationSetConversationStatusArgs) =>
    each(input.conversationIds, () => ({
      status: input.status,
      snoozedUntil: input.status === "SNOOZED" ? (input.snoozedUntil ?? null) : null,
      ...(input.status === "RESOLVED" ? { waitingSince: null } : {}),
    })),
  assignConversations: ({ input }: MutationAssignConversationsArgs, cache: Cache) =>
    each(input.conversationIds, () => ({ assignee: input.assigneeId ? known(cache, "User", input.assigneeId) : null })),
  assignConversationsToTeam: ({ input }: MutationAssignConversationsToTeamArgs, cache: Cache) =>
    each(input.conversationIds, () => ({ team: input.teamId ? known(cache, "Team", input.teamId) : null })),
  setPriority: ({ input }: MutationSetPriorityArgs) => each(input.conversationIds, () => ({ priority: input.priority })),
  changeLabels: ({ input }: MutationChangeLabelsArgs, cache: Cache) =>
    each(input.conversationIds, (id) => ({ labels: labelsAfter(cache, id, input) })),
  markRead: ({ input }: MutationMarkReadArgs) => ({
    __typename: "ConversationPayload",
    conversation: { __typename: "Conversation", id: input.conversationId, isUnread: false },
    errors: [],
  }),
  markUnread: ({ input }: MutationMarkUnreadArgs) => ({
    __typename: "ConversationPayload",
    conversation: { __typename: "Conversation", id: input.conversationId, isUnread: true },
    errors: [],
  }),
} as unknown as OptimisticMutationConfig;
