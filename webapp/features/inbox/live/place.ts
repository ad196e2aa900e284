import type { Cache } from "@urql/exchange-graphcache";

import { type ConversationFilter, type ConversationPlaceFragment, ConversationPlaceFragmentDoc, type ConversationSort } from "@/gql/graphql";

import { edgesOf, makeEdge } from "./edges";
import { compare, matches } from "./matches";

type ListArgs = { filter?: ConversationFilter | null; sort?: ConversationSort | null; after?: string | null };

/** What decides a conversation's place as the cache has it, or null when it never saw all of that. */
export function placed(cache: Cache, id: string): ConversationPlaceFragment | null {
  return cache.readFragment(ConversationPlaceFragmentDoc, { id } as ConversationPlaceFragment);
}

/** Who looks at this browser; the cache knows since the first page. */
export function viewerId(cache: Cache): string {
  const viewer = cache.resolve("Query", "viewer");
  const user = typeof viewer === "string" ? cache.resolve(viewer, "user") : null;
  const id = typeof user === "string" ? cache.resolve(user, "id") : null;
  return typeof id === "string" ? id : "";
}

/**
 * Puts a conversation into every cached list it now belongs to and takes it out
 * of those it left. Only the first page takes newcomers; a list that only the
 * server can judge (a search) is left as it is. Calling it twice changes nothing.
 */
export function place(cache: Cache, id: string, me = viewerId(cache)) {
  const conversation = placed(cache, id);
  const key = cache.keyOfEntity({ __typename: "Conversation", id });
  if (!conversation || !key) return;
  for (const { args, connection } of lists(cache)) {
    const edges = edgesOf(cache, connection);
    const index = edges.findIndex((edge) => cache.resolve(edge, "node") === key);
    const belongs = matches(args.filter, conversation, me);
    if (belongs === false && index >= 0) cache.link(connection, "edges", edges.toSpliced(index, 1));
    if (belongs !== true || index >= 0 || args.after) continue;
    if (isInLaterPage(cache, key, args) || !fits(cache, connection, edges, conversation, args.sort ?? "LAST_MESSAGE")) continue;
    const edge = makeEdge(cache, "ConversationEdge", { __typename: "Conversation", id });
    if (edge) cache.link(connection, "edges", [edge, ...edges]);
  }
}

function lists(cache: Cache): { args: ListArgs; connection: string }[] {
  return cache.inspectFields("Query").flatMap(({ fieldName, fieldKey, arguments: args }) => {
    const connection = fieldName === "conversations" ? cache.resolve("Query", fieldKey) : null;
    return typeof connection === "string" ? [{ args: (args ?? {}), connection }] : [];
  });
}

/** Whether a newcomer comes before the end of what is loaded; what comes later is found by loading on. */
function fits(cache: Cache, connection: string, edges: string[], c: ConversationPlaceFragment, sort: ConversationSort): boolean {
  const page = cache.resolve(connection, "pageInfo");
  const hasMore = typeof page === "string" && cache.resolve(page, "hasNextPage") === true;
  const lastEdge = edges.at(-1);
  const lastNode = hasMore && lastEdge ? cache.resolve(lastEdge, "node") : null;
  const lastId = typeof lastNode === "string" ? cache.resolve(lastNode, "id") : null;
  const last = typeof lastId === "string" ? placed(cache, lastId) : null;
  return !last || compare(sort, c, last) < 0;
}

function isInLaterPage(cache: Cache, key: string, args: ListArgs): boolean {
  const list = (of: ListArgs) => JSON.stringify([of.filter ?? null, of.sort ?? null]);
  return lists(cache).some(
    (other) =>
      other.args.after &&
      list(other.args) === list(args) &&
      edgesOf(cache, other.connection).some((edge) => cache.resolve(edge, "node") === key),
  );
}
