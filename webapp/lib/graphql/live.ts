import { type Client, createClient } from "graphql-ws";

import { useConnection } from "./connection";
import { wake, watchPulse } from "./pulse";

const FORBIDDEN = 4403;
const FIRST_WAIT_MS = 300;
const LONGEST_WAIT_MS = 4_000;
const REVIVE_MS = 30_000;

type Payload = { query: string; variables: Record<string, unknown>; extensions?: Record<string, unknown> };
type Sink = {
  next: (value: { data?: Record<string, unknown> | null }) => void;
  error: (error: unknown) => void;
  complete: () => void;
};

/** Full jitter, so that a thousand inboxes do not come back in the same instant. */
export function retryWait(attempt: number, random = Math.random): number {
  const ceiling = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** attempt);
  return Math.round(ceiling / 2 + (random() * ceiling) / 2);
}

/**
 * The one websocket of this page. It never gives up by itself: a lost link and
 * a deploy are retried with jitter; a refused session (4403) is refreshed over
 * HTTP first, because the cookie is the server's to rotate.
 */
export function createLiveClient(refreshSession: () => Promise<boolean>): Client {
  const { set } = useConnection.getState();
  let refused = false;
  const pulse = watchPulse(() => client.terminate());
  const client = createClient({
    url: () => `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/graphql`,
    lazy: true,
    lazyCloseTimeout: 3_000,
    keepAlive: 12_000,
    retryAttempts: Number.POSITIVE_INFINITY,
    shouldRetry: () => true,
    retryWait: async (attempt) => {
      set("waiting");
      const waited = new AbortController();
      await Promise.race([sleep(retryWait(attempt)), wake(waited.signal)]);
      waited.abort();
      if (refused && (await refreshSession())) refused = false;
    },
    on: {
      ping: pulse.ping,
      message: pulse.message,
      connecting: (isRetry) => {
        pulse.connecting();
        set(isRetry ? "waiting" : "connecting");
      },
      connected: (socket) => {
        pulse.connected(socket);
        set("live");
      },
      closed: (event) => {
        pulse.closed();
        refused = (event as CloseEvent | undefined)?.code === FORBIDDEN;
        // Without a subscription the socket closes on purpose.
        set((event as CloseEvent | undefined)?.code === 1000 ? "idle" : "waiting");
      },
    },
  });
  return client;
}

/**
 * Subscribes and keeps subscribing. graphql-ws sends the same payload object
 * again after each reconnection, so writing the newest cursor into its
 * variables is all that resuming takes. What graphql-ws calls fatal (our bug or
 * an overloaded server) is tried again after half a minute.
 */
export function subscribeForever(client: Client, payload: Payload, sink: Sink): () => void {
  let stop = () => {};
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;
  const start = () => {
    stop = client.subscribe(payload, {
      next: (value) => {
        remember(payload, value.data);
        sink.next(value);
      },
      error: (error) => (isUnknownHash(error) ? sink.error(error) : again()),
      complete: () => again(),
    });
  };
  const again = () => {
    if (isOver) return;
    useConnection.getState().set("waiting");
    timer = setTimeout(start, REVIVE_MS * (0.75 + Math.random() / 2));
  };
  start();
  return () => {
    isOver = true;
    clearTimeout(timer);
    stop();
  };
}

/** Where the subscription stands, for the operations that have an `after` variable. */
function remember(payload: Payload, data: Record<string, unknown> | null | undefined) {
  if (!data || !("after" in payload.variables)) return;
  const delivery = Object.values(data)[0] as { cursor?: unknown } | null | undefined;
  if (typeof delivery?.cursor === "string" && delivery.cursor) payload.variables.after = delivery.cursor;
}

/** The server does not know this build's documents: urql then sends the text. */
function isUnknownHash(error: unknown): boolean {
  return Array.isArray(error) && error.some((one: { message?: string }) => one.message === "PersistedQueryNotFound");
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
