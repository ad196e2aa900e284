"use client";

import { useEffect, useMemo, useSyncExternalStore } from "react";
import { type AnyVariables, type Client, useClient } from "urql";

import { type PageOptions, PageStore } from "./page-store";

/** The pages that were left last, for who comes back to them: the latest at the end. */
const left = new Map<string, { client: Client; store: unknown }>();
const KEPT = 8;

/**
 * A PageStore for as long as `key` stays the same; `make` must depend on nothing else.
 * One that is kept is there again, with all its pages, for who left the screen and comes back.
 */
export function usePages<R, V extends AnyVariables>(key: string, make: () => PageOptions<R, V>, { isKept = false } = {}) {
  const client = useClient();
  const store = useMemo(() => {
    const known = isKept ? left.get(key) : undefined;
    return known?.client === client ? (known.store as PageStore<R, V>) : new PageStore(client, make());
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the key stands for what `make` closes over
  }, [client, key]);
  useEffect(() => {
    if (!isKept) return;
    return () => {
      left.delete(key);
      left.set(key, { client, store });
      const oldest = left.size > KEPT ? left.keys().next().value : undefined;
      if (oldest !== undefined) left.delete(oldest);
    };
  }, [client, key, store, isKept]);
  const pages = useSyncExternalStore(store.subscribe, store.getSnapshot, store.getSnapshot);
  return { store, pages };
}
