"use client";

import { persistedExchange } from "@urql/exchange-persisted";
import type { Client as LiveClient } from "graphql-ws";
import { type ReactNode, useMemo } from "react";
import { createClient, fetchExchange, makeOperation, mapExchange, Provider, subscriptionExchange } from "urql";

import { ViewerDocument } from "@/gql/graphql";

import { normalisedCache } from "./cache";
import { toRequestError } from "./errors";
import { createHandover, type Handover } from "./handover";
import { HandoverContext } from "./prefetched";
import { documentHash, fetchOptions, requestBody } from "./request";
import { whenLive } from "./when-live";

/** The client for everything that runs in the browser: cache, what the server already read, persisted documents, socket. */
export function GraphQLProvider({ children }: { children: ReactNode }) {
  const [client, handover] = useMemo(() => {
    const made = createHandover();
    return [makeClient(made), made] as const;
  }, []);
  return (
    <HandoverContext value={handover}>
      <Provider value={client}>{children}</Provider>
    </HandoverContext>
  );
}

function makeClient(handover: Handover) {
  let live: LiveClient | undefined;
  return createClient({
    url: "/graphql",
    preferGetMethod: false,
    fetchOptions,
    exchanges: [
      mapExchange({
        onError: (error) => leaveWhenSignedOut(toRequestError(error).code),
        onOperation: ({ kind }) => void (changing += kind === "mutation" ? 1 : 0),
        onResult: ({ operation }) => void (changing -= operation.kind === "mutation" ? 1 : 0),
      }),
      normalisedCache(),
      handover.exchange,
      persistedExchange({
        preferGetForPersistedQueries: false,
        enableForMutation: true,
        enableForSubscriptions: true,
        generateHash: (_query, document) => Promise.resolve(documentHash(document)),
      }),
      mapExchange({
        // A server of another build asks for the text; our hash is not this spelling's.
        onOperation: (operation) =>
          operation.extensions?.persistedQuery?.miss
            ? makeOperation(operation.kind, { ...operation, extensions: undefined })
            : operation,
      }),
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: ({ query = "", variables = {}, extensions }) => ({
          subscribe: (sink) => {
            const payload = { query, variables: { ...variables }, extensions };
            const unsubscribe = whenLive(({ createLiveClient, subscribeForever }) => {
              live ??= createLiveClient(isStillSignedIn);
              return subscribeForever(live, payload, sink);
            });
            return { unsubscribe };
          },
        }),
      }),
    ],
  });
}

/** Asking who we are makes the server rotate the session when it can. Throws when nobody can say. */
async function isSignedIn(): Promise<boolean> {
  const response = await fetch("/graphql", {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify(requestBody(ViewerDocument, {})),
  });
  const { data } = (await response.json()) as { data?: { viewer?: unknown } };
  if (!data) throw new Error("no answer");
  return Boolean(data.viewer);
}

/** Where the session cannot be rotated, the sign-in page takes over. */
async function isStillSignedIn(): Promise<boolean> {
  try {
    const isIn = await isSignedIn();
    if (!isIn) leaveWhenSignedOut("UNAUTHENTICATED");
    return isIn;
  } catch {
    return false;
  }
}

const ANEW_MS = 500;
let isAsking = false;
/** Mutations under way: each may bring another session. */
let changing = 0;

/**
 * A session that is replaced, as when the password changes, ends a moment before
 * this browser has the new one: who is signed in by then stays.
 */
function leaveWhenSignedOut(code: string) {
  if (code !== "UNAUTHENTICATED" || typeof window === "undefined" || isAsking) return;
  isAsking = true;
  const ask = () => {
    if (changing > 0) return setTimeout(ask, ANEW_MS);
    void isSignedIn()
      .then((isIn) => {
        if (!isIn) window.location.assign(`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`);
      })
      .catch(() => undefined)
      .finally(() => {
        isAsking = false;
      });
  };
  setTimeout(ask, ANEW_MS);
}
