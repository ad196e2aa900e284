import "server-only";

import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { type AnyVariables, createRequest } from "@urql/core";

import type { Prefetch } from "./prefetched";
import { query } from "./server";

/**
 * Reads like `query` and also makes the entry for `<Prefetched>`. The variables
 * must be those of the `useQuery` below, key for key.
 */
export async function prefetch<R extends object, V extends Record<string, unknown>>(
  document: TypedDocumentNode<R, V>,
  variables: V,
): Promise<{ data: R; entry: Prefetch }> {
  const data = await (query as (d: TypedDocumentNode<R, V>, v: V) => Promise<R>)(document, variables);
  return { data, entry: { key: createRequest(document as never, variables as AnyVariables).key, data } };
}
