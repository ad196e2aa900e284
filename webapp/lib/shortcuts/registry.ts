"use client";

import type { LucideIcon } from "lucide-react";
import { useEffect, useRef } from "react";
import { create } from "zustand";

/** Where an action stands in `?` and in the palette. */
export type ActionGroup = "navigation" | "conversation" | "composer" | "view" | "person" | "general";

/**
 * Something a person can do from the keyboard or the palette. `keys` may be
 * empty (palette only); several are alternatives, the first is shown.
 */
export type Action = {
  id: string;
  label: string;
  group: ActionGroup;
  keys?: string[];
  icon?: LucideIcon;
  /** More words under which the palette finds it. */
  keywords?: string[];
  run: () => void;
  /** Also while a field has the focus; for combinations with a modifier that is the default. */
  whileTyping?: boolean;
  /** Keeps it out of the palette, for movements such as J and K. */
  isHidden?: boolean;
};

type Registry = {
  actions: Map<string, Action>;
  isPaletteOpen: boolean;
  isHelpOpen: boolean;
  setPaletteOpen: (open: boolean) => void;
  setHelpOpen: (open: boolean) => void;
  put: (actions: Action[]) => void;
  remove: (ids: string[]) => void;
};

export const useRegistry = create<Registry>((set, get) => ({
  actions: new Map(),
  isPaletteOpen: false,
  isHelpOpen: false,
  setPaletteOpen: (isPaletteOpen) => set({ isPaletteOpen }),
  setHelpOpen: (isHelpOpen) => set({ isHelpOpen }),
  put: (added) => {
    const actions = new Map(get().actions);
    for (const action of added) actions.set(action.id, action);
    set({ actions });
  },
  remove: (ids) => {
    const actions = new Map(get().actions);
    for (const id of ids) actions.delete(id);
    set({ actions });
  },
}));

/**
 * Offers actions while the component is mounted. `run` may close over anything:
 * the newest one is called. The list is registered again only when ids, labels
 * or keys change.
 */
export function useActions(actions: Action[]) {
  const newest = useRef(actions);
  useEffect(() => {
    newest.current = actions;
  });
  const shape = JSON.stringify(
    actions.map(({ id, label, group, keys, keywords, whileTyping, isHidden }) => [
      id,
      label,
      group,
      keys,
      keywords,
      whileTyping,
      isHidden,
    ]),
  );
  useEffect(() => {
    const { put, remove } = useRegistry.getState();
    const offered = newest.current.map((action) => ({
      ...action,
      run: () => newest.current.find(({ id }) => id === action.id)?.run(),
    }));
    put(offered);
    return () => remove(offered.map(({ id }) => id));
  }, [shape]);
}
