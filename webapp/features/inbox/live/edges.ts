import type { Cache } from "@urql/exchange-graphcache";
import { gql } from "urql";

const cursorOnly = {
  ConversationEdge: gql`
    fragment NewConversationEdge on ConversationEdge {
      cursor
    }
  `,
  TimelineEdge: gql`
    fragment NewTimelineEdge on TimelineEdge {
      cursor
    }
  `,
};

/** Keys of a connection's edges, in their order. */
export function edgesOf(cache: Cache, connection: string): string[] {
  const edges: unknown = cache.resolve(connection, "edges");
  return Array.isArray(edges) ? edges.filter((edge: unknown): edge is string => typeof edge === "string") : [];
}

/** Makes an edge around a node that the cache knows. Edges are keyed by their node, so this is the same edge everywhere. */
export function makeEdge(cache: Cache, typename: keyof typeof cursorOnly, node: { __typename: string; id: string }): string | null {
  const data = { __typename: typename, cursor: "", node };
  cache.writeFragment(cursorOnly[typename], data);
  const edge = cache.keyOfEntity(data);
  const nodeKey = cache.keyOfEntity(node);
  if (!edge || !nodeKey) return null;
  cache.link(edge, "node", nodeKey);
  return edge;
}
