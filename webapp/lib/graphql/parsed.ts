import { parse } from "@0no-co/graphql.web";
import type { TypedDocumentNode } from "@graphql-typed-document-node/core";

/**
 * A document of gql/graphql.ts, from its text. Only codegen writes calls of
 * this; `hash` is the name under which the server knows an operation.
 */
export function parsed<R, V>(text: string, hash?: string): TypedDocumentNode<R, V> {
  const document = parse(text, { noLocation: true });
  return { ...document, ...(hash && { __meta__: { hash } }) } as unknown as TypedDocumentNode<R, V>;
}
