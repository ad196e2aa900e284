"use client";

import { create } from "zustand";

type Rail = { isWide: boolean; toggle: () => void; start: (isWide: boolean) => void };

/** Whether the rail shows its words. A cookie, so that the server draws it right the first time. */
export const useRail = create<Rail>((set, get) => ({
  isWide: false,
  start: (isWide) => set({ isWide }),
  toggle: () => {
    const isWide = !get().isWide;
    document.cookie = `rail=${isWide ? "wide" : "narrow"}; path=/; max-age=31536000; samesite=lax`;
    set({ isWide });
  },
}));
