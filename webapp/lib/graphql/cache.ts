import { type Cache, cacheExchange, type Data, type KeyingConfig } from "@urql/exchange-graphcache";

import { gql } from "urql";

import { inboxCache } from "@/features/inbox/live/cache";
import type { SourceRowFragment, UpdateKnowledgeSourceMutation } from "@/gql/graphql";

/** Types that have an id and are another thing in each answer: they live inside the object that holds them. */
export const embedded = ["MessagePreview", "TopicMatch", "QuestionGroup"];

/** Concrete types of each union and interface, so that fragments on them are matched without guessing. */
const possibleTypes = {
  TimelineItem: ["Message", "Note", "Activity"],
  InboxEvent: [
    "MessageAdded",
    "MessageUpdated",
    "NoteAdded",
    "ActivityAdded",
    "ConversationUpdated",
    "ConversationRead",
    "DraftUpdated",
    "BulkChangeUpdated",
    "ChannelUpdated",
    "LabelsUpdated",
    "BudgetChanged",
    "FaqSuggestionUpdated",
    "AgentTestsUpdated",
    "ReplayUpdated",
    "KnowledgeUpdated",
    "AgentChanged",
    "GapsChanged",
    "ConflictsChanged",
    "PresenceChanged",
    "ReplyRunUpdated",
    "ReplyUpdated",
    "ReplyStreamed",
    "CopilotStreamed",
    "Resync",
  ],
};

/** What an object is stored under: its id unless `known` says otherwise. What has none lives inside the object that holds it. */
function keysOf(known: KeyingConfig): KeyingConfig {
  const byId = ({ id }: Data) => (typeof id === "string" ? id : null);
  return new Proxy(known, { get: (_, type: string) => known[type] ?? byId });
}

/** A list of the root that a mutation made longer or shorter is asked for again. */
function refetch(cache: Cache, ...fields: string[]) {
  for (const { fieldName, arguments: args } of cache.inspectFields("Query")) {
    if (fields.includes(fieldName)) cache.invalidate("Query", fieldName, args ?? undefined);
  }
}

const faqSwitch = gql`
  fragment FaqSwitch on Faq {
    id
    isEnabled
  }
`;

/** A FAQ is a source too; what is changed of the one is shown of the other. */
function writeFaq(cache: Cache, result: object) {
  const { source } = (result as UpdateKnowledgeSourceMutation).updateKnowledgeSource;
  const { id, kind, isEnabled } = (source ?? {}) as Partial<SourceRowFragment>;
  if (id && kind === "FAQ") cache.writeFragment(faqSwitch, { __typename: "Faq", id, isEnabled });
}

/** The normalised cache: an object is stored once, wherever it was read, and a mutation's payload updates every screen. */
export function normalisedCache() {
  return cacheExchange({
    possibleTypes,
    keys: keysOf({
      ...Object.fromEntries(embedded.map((name) => [name, () => null])),
      // There is one viewer: what a mutation returns of it is what every screen reads.
      Viewer: () => "me",
      // And one budget.
      Budget: () => "ours",
      // And one AI, with one configuration that people work on.
      Agent: () => "ours",
      AgentDraft: () => "ours",
      Autonomy: () => "ours",
      ModelProvider: () => "ours",
      ReplayTurn: ({ replayId, messageId }) => (typeof replayId === "string" && typeof messageId === "string" ? `${replayId} ${messageId}` : null),
      ...inboxCache.keys,
      Draft: (draft) => (typeof draft.conversationId === "string" ? draft.conversationId : null),
    }),
    optimistic: inboxCache.optimistic,
    // Without a schema every fragment of a union is tried on every member; what a member lacks is no mistake.
    logger: (severity, message) => {
      // eslint-disable-next-line no-console
      if (!message.startsWith("Invalid undefined")) console[severity](message);
    },
    updates: {
      ...inboxCache.updates,
      Mutation: {
        ...inboxCache.updates.Mutation,
        saveTeam: (_result, _args, cache) => refetch(cache, "teams"),
        deleteTeam: (_result, _args, cache) => refetch(cache, "teams"),
        saveLabel: (_result, _args, cache) => refetch(cache, "labels"),
        deleteLabel: (_result, _args, cache) => refetch(cache, "labels"),
        saveCannedResponse: (_result, _args, cache) => refetch(cache, "cannedResponses"),
        deleteCannedResponse: (_result, _args, cache) => refetch(cache, "cannedResponses"),
        saveAction: (_result, _args, cache) => refetch(cache, "actions"),
        deleteAction: (_result, _args, cache) => refetch(cache, "actions"),
        createApiKey: (_result, _args, cache) => refetch(cache, "apiKeys"),
        revokeApiKey: (_result, _args, cache) => refetch(cache, "apiKeys"),
        revokeSession: (_result, _args, cache) => refetch(cache, "sessions"),
        changePassword: (_result, _args, cache) => refetch(cache, "sessions"),
        connectWhatsApp: (_result, _args, cache) => refetch(cache, "socialAccounts"),
        completeEmbeddedSignup: (_result, _args, cache) => refetch(cache, "socialAccounts"),
        saveFaq: (_result, _args, cache) => refetch(cache, "faqs", "knowledgeUsage"),
        addKnowledgePage: (_result, _args, cache) => refetch(cache, "knowledgeSources", "knowledgeUsage"),
        deleteKnowledgeSource: (_result, _args, cache) => refetch(cache, "knowledgeSources", "faqs", "knowledgeUsage"),
        updateKnowledgeSource: (result, _args, cache) => writeFaq(cache, result),
        saveView: (_result, _args, cache) => refetch(cache, "savedViews"),
        // What was spent since is not in their payloads.
        testAIModel: (_result, _args, cache) => refetch(cache, "budget", "creditEntries"),
        saveModelProvider: (_result, _args, cache) => refetch(cache, "modelProvider", "agent", "budget"),
        removeModelProvider: (_result, _args, cache) => refetch(cache, "modelProvider", "agent", "budget"),
        improveText: (_result, _args, cache) => refetch(cache, "budget", "creditEntries"),
        saveReplyTopic: (_result, _args, cache) => refetch(cache, "autonomy"),
        deleteReplyTopic: (_result, _args, cache) => refetch(cache, "autonomy"),
        deleteView: (_result, _args, cache) => refetch(cache, "savedViews"),
      },
    },
  });
}
