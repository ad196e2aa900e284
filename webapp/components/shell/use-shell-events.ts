"use client";

import { usePathname } from "next/navigation";
import { useEffect } from "react";
import { useClient, useSubscription } from "urql";

import { ShellDocument, ShellEventsDocument } from "@/gql/graphql";
import { useConnection } from "@/lib/graphql/connection";
import { anew } from "@/lib/graphql/handover";
import { fetchLive } from "@/lib/graphql/when-live";

// Nothing of the first screen waits for the socket's code: it comes beside it.
if (typeof window !== "undefined") void fetchLive().catch(() => undefined);

/** Keeps the frame's own facts live on pages other than the inbox, which listens to everything already. */
export function useShellEvents() {
  const isInbox = usePathname().startsWith("/inbox");
  const client = useClient();
  const [{ data }] = useSubscription({ query: ShellEventsDocument, variables: { after: null }, pause: isInbox });
  const isLive = useConnection(({ state }) => state === "live");
  const missed = data?.inboxEvents.event.__typename === "Resync" ? data.inboxEvents.event : null;
  // Between the server's reading of the page and the socket something may have happened.
  useEffect(() => {
    if (!isInbox && (isLive || missed)) void client.query(ShellDocument, {}, anew).toPromise();
  }, [client, isInbox, isLive, missed]);
}
