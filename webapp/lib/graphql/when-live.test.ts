import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { useConnection } from "./connection";
import { whenLive } from "./when-live";

type Fetch = NonNullable<Parameters<typeof whenLive>[1]>;

describe("whenLive", () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it("asks for the code until it comes, and says meanwhile that nothing is live", async () => {
    const end = vi.fn();
    const begin = vi.fn(() => end);
    const fetch = vi.fn<Fetch>().mockRejectedValueOnce(new Error("offline")).mockResolvedValue({} as never);
    const leave = whenLive(begin, fetch);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(begin).not.toHaveBeenCalled();
    expect(useConnection.getState().state).toBe("waiting");
    await vi.advanceTimersByTimeAsync(1_000);
    expect(begin).toHaveBeenCalledOnce();
    expect(end).not.toHaveBeenCalled();
    leave();
    expect(end).toHaveBeenCalledOnce();
  });

  it("begins nothing for who has left before the code came", async () => {
    const begin = vi.fn(() => () => {});
    const fetch = vi.fn<Fetch>().mockRejectedValueOnce(new Error("offline")).mockResolvedValue({} as never);
    whenLive(begin, vi.fn<Fetch>().mockResolvedValue({} as never))();
    const leave = whenLive(begin, fetch);
    await vi.advanceTimersByTimeAsync(1_000);
    leave();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(begin).not.toHaveBeenCalled();
    expect(fetch).toHaveBeenCalledOnce();
  });
});
