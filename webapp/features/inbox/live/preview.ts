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

/** How much the server keeps of a message for the list. */
const LENGTH = 160;

/**
 * A change of the message that a line of the list shows is seen there too: its ticks, a new wording, what is said in
 * it, or that it was unsent.
 */
export function refreshPreview(cache: Cache, { id, conversationId, body: written, transcript, kind, author, status }: MessageItemFragment) {
  const conversation = { __typename: "Conversation", id: conversationId };
  const known = cache.resolve(conversation, "lastMessage");
  if (typeof known !== "string" || cache.resolve(known, "id") !== id) return;
  const body = written || (transcript?.text.slice(0, LENGTH) ?? "");
  cache.writeFragment(shown, { ...conversation, lastMessage: { __typename: "MessagePreview", id, body, kind, author, status } });
}
