import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { print } from "graphql";

/** The hash under which the Go server knows one of our documents. Codegen writes it into the document. */
export function documentHash(document: unknown): string | undefined {
  const meta = (document as { __meta__?: { hash?: string } }).__meta__;
  return meta?.hash;
}

/** What goes on the wire: the hash when there is one, the text otherwise or when the server asked for it. */
export function requestBody<R, V>(document: TypedDocumentNode<R, V>, variables: V, withText = false) {
  const hash = documentHash(document);
  const extensions = hash ? { persistedQuery: { version: 1, sha256Hash: hash } } : undefined;
  return { query: hash && !withText ? undefined : print(document), variables: variables ?? {}, extensions };
}
