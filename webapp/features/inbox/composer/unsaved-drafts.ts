import { type Client } from "urql";
import { create } from "zustand";
import { createJSONStorage, persist } from "zustand/middleware";

import { SaveDraftDocument } from "@/gql/graphql";
import { whileLeaving } from "@/lib/graphql/request";

export type DraftText = { body: string; isNote: boolean; replyToId: string | null };

type UnsavedDrafts = {
  /** By conversation. */
  entries: Readonly<Record<string, DraftText>>;
  put: (conversationId: string, text: DraftText) => void;
  /** The server has this text; what was typed meanwhile stays. */
  saved: (conversationId: string, text: DraftText) => void;
};

/** What is being written and the server does not have yet, kept for this tab through other threads, lost connections and reloads. */
export const useUnsavedDrafts = create<UnsavedDrafts>()(
  persist(
    (set, get) => ({
      entries: {},
      put: (conversationId, text) => set({ entries: { ...get().entries, [conversationId]: text } }),
      saved: (conversationId, text) => {
        const { [conversationId]: kept, ...rest } = get().entries;
        if (kept === text) set({ entries: rest });
      },
    }),
    {
      name: "inbox-drafts",
      storage: createJSONStorage(() => sessionStorage),
      skipHydration: true,
      // What has been typed since the page came alive is newer.
      merge: (stored, current) => ({ ...current, entries: { ...(stored as Partial<UnsavedDrafts> | undefined)?.entries, ...current.entries } }),
    },
  ),
);

const saving = new Set<string>();

/** A page that has not gone after this long stays: somebody thought better of it. */
const LEAVING_MS = 10_000;
let leftAt = -Infinity;

/**
 * The page is about to go. The next one may have been asked for before what is
 * saved now, so from here on this tab keeps its texts even when the server has
 * them.
 */
export function saveWhileLeaving(client: Client) {
  leftAt = performance.now();
  for (const id of Object.keys(useUnsavedDrafts.getState().entries)) void saveDraft(client, id, whileLeaving);
}

/**
 * Gives the server what it does not have of a conversation's draft. One request
 * at a time, so that an older text never overtakes a newer one; a page that is
 * left (`context`) does not wait for that. Lost on the way, it is tried again.
 */
export async function saveDraft(client: Client, conversationId: string, context?: typeof whileLeaving) {
  const text = useUnsavedDrafts.getState().entries[conversationId];
  if (!text || (saving.has(conversationId) && !context)) return;
  saving.add(conversationId);
  const { error } = await client.mutation(SaveDraftDocument, { input: { conversationId, ...text } }, context).toPromise();
  saving.delete(conversationId);
  if (!error && performance.now() - leftAt > LEAVING_MS) useUnsavedDrafts.getState().saved(conversationId, text);
}
