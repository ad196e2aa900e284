import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { stringifyDocument } from "@urql/core";

/** The hash under which the Go server knows one of our documents. Codegen writes it into the document. */
export function documentHash(document: unknown): string | undefined {
  const meta = (document as { __meta__?: { hash?: string } }).__meta__;
  return meta?.hash;
}

/**
 * What goes on the wire: the hash when there is one, else the text. A server of
 * another build asks for the text; then the hash stays out, because it belongs
 * to the manifest's spelling of the document and not to this one.
 */
export function requestBody<R, V>(document: TypedDocumentNode<R, V>, variables: V, withText = false) {
  const hash = withText ? undefined : documentHash(document);
  const extensions = hash ? { persistedQuery: { version: 1, sha256Hash: hash } } : undefined;
  return { query: hash ? undefined : stringifyDocument(document as never), variables: variables ?? {}, extensions };
}

export const fetchOptions: RequestInit = { credentials: "same-origin", headers: { accept: "application/json" } };

/** For what must arrive although the page is being left: the browser carries it on. At most 64 KB. */
export const whileLeaving = { fetchOptions: { ...fetchOptions, keepalive: true } };
