"use client";

import { useMemo, useSyncExternalStore } from "react";
import { type AnyVariables, useClient } from "urql";

import { type PageOptions, PageStore } from "./page-store";

/** A PageStore for as long as `key` stays the same; `make` must depend on nothing else. */
export function usePages<R, V extends AnyVariables>(
  key: string,
  make: () => PageOptions<R, V>,
) {
  const client = useClient();
  // eslint-disable-next-line react-hooks/exhaustive-deps -- the key stands for what `make` closes over
  const store = useMemo(() => new PageStore(client, make()), [client, key]);
  const pages = useSyncExternalStore(store.subscribe, store.getSnapshot, store.getSnapshot);
  return { store, pages };
}
