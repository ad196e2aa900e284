import { create } from "zustand";

import type { ConversationFilter } from "@/gql/graphql";

import type { Placed } from "./live/matches";

/** The pickers that act on conversations; one is open at a time. */
export type Picker = "assign" | "team" | "label" | "priority" | "snooze";

/** Which part of the screen a phone shows besides list and thread, and what a tablet slides in. */
export type Panel = "views" | Side;

/** What stands beside the thread. */
export type Side = "contact" | "copilot";

/** Everything a filter matched when it was marked, loaded or not, except some. */
export type Matching = { filter: ConversationFilter; total: number; except: ReadonlySet<string> };

/** The caret goes into the composer; with a text, that is put there first. */
export type FocusRequest = { conversationId: string; mode: "reply" | "note"; text?: string };

type InboxStore = {
  /** Marked with X for a change of several at once. */
  checked: ReadonlySet<string>;
  lastChecked: string | null;
  check: (ids: string[], isChecked: boolean) => void;
  clearChecked: () => void;
  /** Set while all that match are marked; rows that are loaded meanwhile are, too. */
  matching: Matching | null;
  checkMatching: (matching: Matching) => void;

  picker: Picker | null;
  openPicker: (picker: Picker | null) => void;

  panel: Panel | null;
  openPanel: (panel: Panel | null) => void;
  /** What a wide screen shows beside the thread; null: nothing. */
  side: Side | null;
  /** Shows or folds it there; on a smaller screen slides it over the thread. */
  toggleSide: (side: Side) => void;

  /** Dealt with by this person just now: they leave the list at once, even under the cursor. */
  gone: ReadonlySet<string>;
  /** Brought back by this person: they come to their places at once, also under the cursor. */
  back: ReadonlySet<string>;
  leave: (ids: string[]) => void;
  comeBack: (ids: string[]) => void;

  /** What Z takes back. */
  undo: (() => void) | null;
  setUndo: (undo: (() => void) | null) => void;

  /** Whom somebody is about to answer: the caret goes into that conversation's composer as soon as it is there. */
  focusRequest: FocusRequest | null;
  requestFocus: (request: FocusRequest | null) => void;
};

/** From here on all panes have their own place. The layout's classes say the same. */
export const wide = "(min-width: 1360px)";

/** State that two panes share and no address should carry. */
export const useInboxStore = create<InboxStore>((set, get) => ({
  checked: new Set(),
  lastChecked: null,
  check: (ids, isChecked) => {
    const checked = new Set(get().checked);
    for (const id of ids) {
      if (isChecked) checked.add(id);
      else checked.delete(id);
    }
    const { matching } = get();
    if (matching) {
      const except = new Set(matching.except);
      for (const id of ids) {
        if (isChecked) except.delete(id);
        else except.add(id);
      }
      set({ matching: { ...matching, except } });
    }
    set({ checked, lastChecked: ids.at(-1) ?? null });
  },
  clearChecked: () => set({ checked: new Set(), lastChecked: null, matching: null }),
  matching: null,
  checkMatching: (matching) => set({ matching }),

  picker: null,
  openPicker: (picker) => set({ picker }),

  panel: null,
  openPanel: (panel) => set({ panel }),
  side: "contact",
  toggleSide: (side) => {
    const place = matchMedia(wide).matches ? "side" : "panel";
    set({ [place]: get()[place] === side ? null : side });
  },

  gone: new Set(),
  back: new Set(),
  leave: (ids) => set({ gone: new Set([...get().gone, ...ids]), back: without(get().back, ids) }),
  comeBack: (ids) => set({ gone: without(get().gone, ids), back: new Set([...get().back, ...ids]) }),

  undo: null,
  setUndo: (undo) => set({ undo }),

  focusRequest: null,
  requestFocus: (focusRequest) => set({ focusRequest }),
}));

function without(all: ReadonlySet<string>, ids: readonly string[]): ReadonlySet<string> {
  return new Set([...all].filter((id) => !ids.includes(id)));
}

/** Whether a conversation is marked, by itself or with all that match. */
export function isMarked({ checked, matching }: Pick<InboxStore, "checked" | "matching">, id: string): boolean {
  return matching ? !matching.except.has(id) : checked.has(id);
}

/** The last seen state of conversations on screen: what Undo goes back to. Not reactive on purpose. */
export const seen = new Map<string, Placed>();
