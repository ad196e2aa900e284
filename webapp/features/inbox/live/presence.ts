import { create } from "zustand";

import type { PresenceState } from "@/gql/graphql";

const LIFETIME_MS = 15_000;

type Someone = { id: string; name: string };
export type Present = Someone & { state: PresenceState; at: number };

type PresenceStore = {
  byConversation: Readonly<Record<string, readonly Present[]>>;
  put: (conversationId: string, user: Someone, state: PresenceState, now?: number) => void;
  /** Who was there when a conversation was first read. Later answers of the cache would be old news. */
  seed: (conversationId: string, viewers: readonly { user: Someone; state: PresenceState }[]) => void;
  /** Forgets who has not been heard of for 15 seconds. */
  sweep: (now?: number) => void;
};

const seeded = new Set<string>();

/** Colleagues who look or write, by conversation. Kept out of the cache: it ends by itself. */
export const usePresence = create<PresenceStore>((set, get) => ({
  byConversation: {},
  put: (conversationId, user, state, now = Date.now()) => {
    const others = (get().byConversation[conversationId] ?? []).filter(({ id }) => id !== user.id);
    const list = state === "GONE" ? others : [...others, { ...user, state, at: now }];
    set({ byConversation: { ...get().byConversation, [conversationId]: list } });
  },
  seed: (conversationId, viewers) => {
    if (seeded.has(conversationId)) return;
    seeded.add(conversationId);
    for (const { user, state } of viewers) if (state !== "GONE") get().put(conversationId, user, state);
  },
  sweep: (now = Date.now()) => {
    const { byConversation } = get();
    const entries = Object.entries(byConversation);
    if (!entries.some(([, list]) => list.some(({ at }) => now - at > LIFETIME_MS))) return;
    const kept = entries.flatMap(([id, list]) => {
      const alive = list.filter(({ at }) => now - at <= LIFETIME_MS);
      return alive.length ? [[id, alive] as const] : [];
    });
    set({ byConversation: Object.fromEntries(kept) });
  },
}));

const nobody: readonly Present[] = [];

/** Who else has a conversation open. The list is the same object until it changes. */
export function usePresent(conversationId: string): readonly Present[] {
  return usePresence((state) => state.byConversation[conversationId] ?? nobody);
}
