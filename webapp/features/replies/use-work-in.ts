"use client";

import { useEffect, useRef } from "react";
import { useClient } from "urql";

import { AssistantWorkDocument } from "@/gql/graphql";

import { learn } from "./work-store";

/** The server takes as many at once. */
const MOST = 100;

/**
 * Asks what the AI is at in the conversations of a list, and in those that a
 * further page brings. One that comes by itself came live, and so does what
 * happens in it: a thousand open lists do not ask about each. Under another key
 * it is another list, or something may have been missed: all are asked about again.
 */
export function useWorkIn(ids: readonly string[], key: string) {
  const client = useClient();
  const known = useRef({ key, ids: new Set<string>() });
  useEffect(() => {
    if (known.current.key !== key) known.current = { key, ids: new Set() };
    const { ids: before } = known.current;
    const fresh = ids.filter((id) => !before.has(id)).slice(-MOST);
    const isFirst = before.size === 0;
    for (const id of fresh) before.add(id);
    if (fresh.length === 0 || (fresh.length === 1 && !isFirst)) return;
    void client
      .query(AssistantWorkDocument, { ids: fresh }, { requestPolicy: "network-only" })
      .toPromise()
      .then(({ data }) => data && learn(fresh, data.assistantWork));
  }, [client, ids, key]);
}
