import type { Cache } from "@urql/exchange-graphcache";

import { edgesOf, makeEdge } from "./edges";

type Item = { __typename: "Message" | "Note" | "Activity"; id: string; conversationId: string };

/**
 * Appends a new item to the newest page of its conversation's timeline, when
 * that is loaded. Pages further back and pages around an item do not grow.
 */
export function append(cache: Cache, { __typename, id, conversationId }: Item) {
  const key = cache.keyOfEntity({ __typename, id });
  const conversation = { __typename: "Conversation", id: conversationId };
  if (!key) return;
  for (const { fieldName, fieldKey, arguments: args } of cache.inspectFields(conversation)) {
    if (fieldName !== "timeline" || args?.before || args?.around) continue;
    const connection = cache.resolve(conversation, fieldKey);
    if (typeof connection !== "string") continue;
    const edges = edgesOf(cache, connection);
    if (edges.some((edge) => cache.resolve(edge, "node") === key)) continue;
    const edge = makeEdge(cache, "TimelineEdge", { __typename, id });
    if (edge) cache.link(connection, "edges", [...edges, edge]);
  }
}
