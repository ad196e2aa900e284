import { create } from "zustand";

type Signals = {
  /** How often something may have been missed: whoever shows a list reads it again. */
  resyncs: number;
  /** How many conversations have changed: counts and searches are out of date. */
  changes: number;
  resync: () => void;
  change: () => void;
};

/** What the live subscription says to those who ask the server rather than the cache. */
export const useLiveSignals = create<Signals>((set) => ({
  resyncs: 0,
  changes: 0,
  resync: () => set(({ resyncs }) => ({ resyncs: resyncs + 1 })),
  change: () => set(({ changes }) => ({ changes: changes + 1 })),
}));
