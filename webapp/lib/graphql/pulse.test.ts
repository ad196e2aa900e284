import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { wake, watchPulse } from "./pulse";

/** A page that can be looked at again, and its window. */
function stubPage() {
  const page = Object.assign(new EventTarget(), { visibilityState: "visible" });
  const frame = new EventTarget();
  vi.stubGlobal("document", page);
  vi.stubGlobal("addEventListener", frame.addEventListener.bind(frame));
  vi.stubGlobal("WebSocket", { OPEN: 1 });
  return { page, frame };
}

describe("watchPulse", () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it("hangs up when nothing answers a ping, and not when anything comes", () => {
    stubPage();
    const hangUp = vi.fn();
    const pulse = watchPulse(hangUp);
    pulse.connecting();
    pulse.connected({ readyState: 1, send: vi.fn() });
    vi.advanceTimersByTime(60_000);
    pulse.ping(false);
    pulse.message();
    vi.advanceTimersByTime(60_000);
    expect(hangUp).not.toHaveBeenCalled();
    pulse.ping(true);
    vi.advanceTimersByTime(60_000);
    expect(hangUp).not.toHaveBeenCalled();
    pulse.ping(false);
    vi.advanceTimersByTime(5_000);
    expect(hangUp).toHaveBeenCalledOnce();
  });

  it("asks at once when the page comes back, and hangs up on silence", () => {
    const { page } = stubPage();
    const hangUp = vi.fn();
    const send = vi.fn();
    const pulse = watchPulse(hangUp);
    page.dispatchEvent(new Event("visibilitychange"));
    expect(hangUp).not.toHaveBeenCalled();
    pulse.connected({ readyState: 1, send });
    page.visibilityState = "hidden";
    page.dispatchEvent(new Event("visibilitychange"));
    expect(send).not.toHaveBeenCalled();
    page.visibilityState = "visible";
    page.dispatchEvent(new Event("visibilitychange"));
    expect(send).toHaveBeenCalledExactlyOnceWith(`{"type":"ping"}`);
    vi.advanceTimersByTime(5_000);
    expect(hangUp).toHaveBeenCalledOnce();
  });

  it("does not wait for ever for a connection, and for none that was closed", () => {
    stubPage();
    const hangUp = vi.fn();
    const pulse = watchPulse(hangUp);
    pulse.connecting();
    pulse.closed();
    vi.advanceTimersByTime(60_000);
    expect(hangUp).not.toHaveBeenCalled();
    pulse.connecting();
    vi.advanceTimersByTime(10_000);
    expect(hangUp).toHaveBeenCalledOnce();
  });
});

describe("wake", () => {
  afterEach(() => vi.unstubAllGlobals());

  it("comes with the network, until nobody waits", async () => {
    const { frame } = stubPage();
    const nobody = new AbortController();
    const woken = vi.fn();
    void wake(nobody.signal).then(woken);
    nobody.abort();
    const comes = wake(new AbortController().signal);
    frame.dispatchEvent(new Event("online"));
    await expect(comes).resolves.toBeUndefined();
    expect(woken).not.toHaveBeenCalled();
  });
});
