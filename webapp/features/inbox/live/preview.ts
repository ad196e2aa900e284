import type { Cache } from "@urql/exchange-graphcache";
import { gql } from "urql";

import type { MessageItemFragment } from "@/gql/graphql";

const shown = gql`
  fragment ShownMessage on Conversation {
    id
    lastMessage {
      id
      body
      kind
      author
      status
    }
  }
`;

/** A change of the message that a line of the list shows is seen there too: its ticks, a new wording, or that it was unsent. */
export function refreshPreview(cache: Cache, { id, conversationId, body, kind, author, status }: MessageItemFragment) {
  const conversation = { __typename: "Conversation", id: conversationId };
  const known = cache.resolve(conversation, "lastMessage");
  if (typeof known !== "string" || cache.resolve(known, "id") !== id) return;
  cache.writeFragment(shown, { ...conversation, lastMessage: { __typename: "MessagePreview", id, body, kind, author, status } });
}
