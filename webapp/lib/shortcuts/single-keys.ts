"use client";

import { create } from "zustand";
import { persist } from "zustand/middleware";

type SingleKeys = { isOn: boolean; setOn: (isOn: boolean) => void };

/** Whether single letters act. Speech input and screen readers may need them off (WCAG 2.1.4); kept in this browser. */
export const useSingleKeys = create<SingleKeys>()(
  persist((set) => ({ isOn: true, setOn: (isOn) => set({ isOn }) }), { name: "single-keys" }),
);
