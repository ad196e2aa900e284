import type { Cache } from "@urql/exchange-graphcache";

import { edgesOf, makeEdge } from "./edges";

type Item = { __typename: "Message" | "Note" | "Activity"; id: string; conversationId: string };

/**
 * Appends a new item to every page that reaches the end of its conversation's
 * timeline, however it was asked for. After a page that does not, it would hide
 * what lies between.
 */
export function append(cache: Cache, { __typename, id, conversationId }: Item) {
  const key = cache.keyOfEntity({ __typename, id });
  const conversation = { __typename: "Conversation", id: conversationId };
  if (!key) return;
  for (const { fieldName, fieldKey } of cache.inspectFields(conversation)) {
    const connection = fieldName === "timeline" ? cache.resolve(conversation, fieldKey) : null;
    if (typeof connection !== "string" || !reachesEnd(cache, connection)) continue;
    const edges = edgesOf(cache, connection);
    if (edges.some((edge) => cache.resolve(edge, "node") === key)) continue;
    const edge = makeEdge(cache, "TimelineEdge", { __typename, id });
    if (edge) cache.link(connection, "edges", [...edges, edge]);
  }
}

function reachesEnd(cache: Cache, connection: string): boolean {
  const page = cache.resolve(connection, "pageInfo");
  return typeof page === "string" && cache.resolve(page, "hasNextPage") === false;
}
