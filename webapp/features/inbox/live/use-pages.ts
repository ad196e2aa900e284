"use client";

import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { useMemo, useSyncExternalStore } from "react";
import { type AnyVariables, useClient } from "urql";

import { PageStore } from "./page-store";

/** A PageStore for as long as `key` stays the same; `make` must depend on nothing else. */
export function usePages<R, V extends AnyVariables>(
  key: string,
  make: () => {
    document: TypedDocumentNode<R, V>;
    variablesOf: (cursor: string | null) => V;
    nextCursor: (data: R) => string | null;
  },
) {
  const client = useClient();
  // eslint-disable-next-line react-hooks/exhaustive-deps -- the key stands for what `make` closes over
  const store = useMemo(() => new PageStore(client, make()), [client, key]);
  const pages = useSyncExternalStore(store.subscribe, store.getSnapshot, store.getSnapshot);
  return { store, pages };
}
