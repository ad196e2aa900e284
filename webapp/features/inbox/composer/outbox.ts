import { create } from "zustand";
import { createJSONStorage, persist } from "zustand/middleware";

import type { AddNoteInput, ApproveReplyInput, SendMessageInput } from "@/gql/graphql";
import type { UserError } from "@/lib/graphql/errors";

/** A file as the pending bubble shows it. */
export type PendingFile = { id: string; kind: string; filename: string; previewUrl: string | null };

type Content = { type: "message"; input: SendMessageInput } | { type: "note"; input: AddNoteInput } | { type: "reply"; input: ApproveReplyInput };

/**
 * Something this person pressed Send on that the server has not confirmed.
 * SENDING: on its way. WAITING: no connection, goes by itself. REFUSED: the
 * server said no, the person decides.
 */
export type Pending = Content & {
  clientKey: string;
  conversationId: string;
  text: string;
  files: PendingFile[];
  at: string;
  state: "SENDING" | "WAITING" | "REFUSED";
  problem?: UserError;
  resolves: boolean;
};

type Outbox = {
  entries: readonly Pending[];
  add: (entry: Pending) => void;
  update: (clientKey: string, change: Partial<Pick<Pending, "state" | "problem">>) => void;
  remove: (clientKey: string) => void;
};

/**
 * What is to be sent, kept for this tab until the server has it, through lost
 * connections and reloads. Sending again with the same key is safe: the server
 * returns the first call's result.
 */
export const useOutbox = create<Outbox>()(
  persist(
    (set, get) => ({
      entries: [],
      add: (entry) => set({ entries: [...get().entries, entry] }),
      update: (clientKey, change) =>
        set({ entries: get().entries.map((entry) => (entry.clientKey === clientKey ? { ...entry, ...change } : entry)) }),
      remove: (clientKey) => set({ entries: get().entries.filter((entry) => entry.clientKey !== clientKey) }),
    }),
    {
      name: "inbox-outbox",
      storage: createJSONStorage(() => sessionStorage),
      skipHydration: true,
      // A call cut off by a reload may or may not have arrived: it is made again with its key.
      merge: (stored, current) => ({
        ...current,
        entries: ((stored as Partial<Outbox> | undefined)?.entries ?? []).map((entry) => ({
          ...entry,
          state: entry.state === "REFUSED" ? ("REFUSED" as const) : ("WAITING" as const),
          files: entry.files.map((file) => ({ ...file, previewUrl: null })),
        })),
      }),
    },
  ),
);

/** What may go now: per conversation only the first, so that the order of pressing Send is kept. */
export function nextToSend(entries: readonly Pending[]): Pending[] {
  const busy = new Set<string>();
  return entries.filter((entry) => {
    if (entry.state === "REFUSED") return false;
    const isFirst = !busy.has(entry.conversationId);
    busy.add(entry.conversationId);
    return isFirst && entry.state === "WAITING";
  });
}
