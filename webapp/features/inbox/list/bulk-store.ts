import { create } from "zustand";

import type { BulkProgressFragment } from "@/gql/graphql";

type BulkStore = {
  /** By id, the furthest news of each change of many conversations. */
  known: Readonly<Record<string, BulkProgressFragment>>;
  /** Those whose end this window tells of: begun here, or found under way. */
  followed: readonly string[];
  /** News of a change, by whatever way. What is older than what is known is no news. */
  put: (change: BulkProgressFragment) => void;
  follow: (change: BulkProgressFragment) => void;
  unfollow: (id: string) => void;
};

const order = { RUNNING: 0, DONE: 1, UNDOING: 2, UNDONE: 3 } as const;

/** How far a change is: its state, then how much of it is made. */
export function isNewer(a: BulkProgressFragment, b: BulkProgressFragment | undefined): boolean {
  if (!b) return true;
  if (a.state !== b.state) return order[a.state] > order[b.state];
  return a.done + a.failed + a.undone >= b.done + b.failed + b.undone;
}

export const isOver = ({ state }: BulkProgressFragment) => state === "DONE" || state === "UNDONE";

/** What a worker does to many conversations for this person. Its news comes by answers, events and, when they are lost, by asking. */
export const useBulk = create<BulkStore>((set, get) => ({
  known: {},
  followed: [],
  put: (change) => {
    if (isNewer(change, get().known[change.id])) set({ known: { ...get().known, [change.id]: change } });
  },
  follow: (change) => {
    get().put(change);
    if (!get().followed.includes(change.id)) set({ followed: [...get().followed, change.id] });
  },
  unfollow: (id) => set({ followed: get().followed.filter((other) => other !== id) }),
}));
