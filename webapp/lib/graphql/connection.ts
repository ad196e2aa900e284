import { create } from "zustand";

/**
 * How the live connection stands. `idle` before anything subscribed; `waiting`
 * while it comes back, `since` says for how long; `ended` when the server will
 * not have this client any more and only a reload helps.
 */
export type ConnectionState = "idle" | "connecting" | "live" | "waiting" | "ended";

type ConnectionStore = { state: ConnectionState; since: number; set: (state: ConnectionState) => void };

export const useConnection = create<ConnectionStore>((set, get) => ({
  state: "idle",
  since: 0,
  set: (state) => {
    if (get().state !== state) set({ state, since: Date.now() });
  },
}));
