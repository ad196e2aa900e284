import type { useTranslations } from "next-intl";

type Say = ReturnType<typeof useTranslations<"explorer">>;
type Tab = { query: string; variables?: string };

/** The three tabs a newcomer sees. The comments speak their language; the documents are the API's. */
export function examples(t: Say): Tab[] {
  return [
    {
      query: `# ${t("queryHint")}
query OpenConversations {
  conversations(filter: { view: NEEDS_REPLY }, sort: LONGEST_WAITING, first: 10) {
    edges {
      node {
        id
        channel
        contact { name }
        waitingSince
        windowExpiresAt
        lastMessage { author body }
      }
    }
    pageInfo { hasNextPage endCursor }
  }
}
`,
    },
    {
      query: `# ${t("mutationHint")}
mutation AddNote($input: AddNoteInput!) {
  addNote(input: $input) {
    note { id body createdAt }
    errors { code field message }
  }
}
`,
      variables: JSON.stringify(
        { input: { conversationId: "", clientKey: "explorer-1", body: t("noteBody") } },
        null,
        2,
      ),
    },
    {
      query: `# ${t("subscriptionHint")}
subscription Inbox($after: String) {
  inboxEvents(after: $after) {
    cursor
    event {
      __typename
      ... on MessageAdded {
        message { id author kind body status }
        conversation { id contact { name } }
      }
      ... on MessageUpdated {
        message { id status }
      }
      ... on Resync { reason }
    }
  }
}
`,
    },
  ];
}
