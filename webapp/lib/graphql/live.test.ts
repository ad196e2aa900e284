import type { Client } from "graphql-ws";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { retryWait, subscribeForever } from "./live";

type Sink = Parameters<Client["subscribe"]>[1];

function fakeClient() {
  const sinks: Sink[] = [];
  const client = {
    subscribe: vi.fn((_payload: unknown, sink: Sink) => {
      sinks.push(sink);
      return vi.fn();
    }),
  };
  return { client: client as unknown as Client, sinks, subscribe: client.subscribe };
}

describe("subscribeForever", () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it("resumes after the newest cursor, because the payload it gave is the one sent again", () => {
    const { client, sinks } = fakeClient();
    const payload = { query: "", variables: { after: null as unknown } };
    const next = vi.fn();
    subscribeForever(client, payload, { next, error: vi.fn(), complete: vi.fn() });
    sinks[0]?.next({ data: { inboxEvents: { cursor: "17-0" } } });
    sinks[0]?.next({ data: { inboxEvents: { cursor: "" } } });
    expect(payload.variables.after).toBe("17-0");
    expect(next).toHaveBeenCalledTimes(2);
  });

  it("subscribes again after what graphql-ws calls fatal, unless it was left", () => {
    const { client, sinks, subscribe } = fakeClient();
    const leave = subscribeForever(client, { query: "", variables: {} }, { next: vi.fn(), error: vi.fn(), complete: vi.fn() });
    sinks[0]?.error({ code: 4429 });
    vi.advanceTimersByTime(45_000);
    expect(subscribe).toHaveBeenCalledTimes(2);
    sinks[1]?.complete();
    leave();
    vi.advanceTimersByTime(90_000);
    expect(subscribe).toHaveBeenCalledTimes(2);
  });

  it("lets urql say the document in full when its hash is unknown", () => {
    const { client, sinks } = fakeClient();
    const error = vi.fn();
    subscribeForever(client, { query: "", variables: {} }, { next: vi.fn(), error, complete: vi.fn() });
    sinks[0]?.error([{ message: "PersistedQueryNotFound" }] as never);
    expect(error).toHaveBeenCalledOnce();
  });
});

describe("retryWait", () => {
  it("grows, spreads and stays under four seconds", () => {
    expect(retryWait(0, () => 0)).toBe(150);
    expect(retryWait(0, () => 1)).toBe(300);
    expect(retryWait(40, () => 1)).toBe(4_000);
  });
});
