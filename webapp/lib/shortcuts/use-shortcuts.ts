"use client";

import { useEffect } from "react";

import { comboOf, isTypingKey, isTypingTarget } from "./keys";
import { type Action, useRegistry } from "./registry";
import { useSingleKeys } from "./single-keys";

const SEQUENCE_MS = 900;

/** The one key listener of the product; the shell mounts it. Silent inside dialogs and, for plain letters, in fields. */
export function useShortcuts() {
  useEffect(() => {
    let pending = "";
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onKeyDown = (event: KeyboardEvent) => {
      const combo = comboOf(event);
      if (!combo || event.defaultPrevented || event.isComposing) return;
      const attempt = pending ? `${pending} ${combo}` : combo;
      clearTimeout(timer);
      pending = "";
      const allowed = [...useRegistry.getState().actions.values()].filter((action) => isAllowed(action, combo, event));
      const action = allowed.find(({ keys }) => keys?.includes(attempt)) ?? allowed.find(({ keys }) => keys?.includes(combo));
      if (action) {
        event.preventDefault();
        action.run();
        return;
      }
      if (allowed.some(({ keys }) => keys?.some((known) => known.startsWith(`${combo} `)))) {
        pending = combo;
        timer = setTimeout(() => (pending = ""), SEQUENCE_MS);
      }
    };
    document.addEventListener("keydown", onKeyDown);
    return () => {
      document.removeEventListener("keydown", onKeyDown);
      clearTimeout(timer);
    };
  }, []);
}

function isAllowed(action: Action, combo: string, event: KeyboardEvent): boolean {
  const inDialog = document.querySelector('[role="dialog"][data-state="open"], [role="menu"][data-state="open"]');
  if (inDialog && combo !== "mod+k") return false;
  if (!isTypingKey(combo)) return action.whileTyping !== false || !isTypingTarget(event.target);
  if (isTypingTarget(event.target)) return action.whileTyping === true;
  return useSingleKeys.getState().isOn;
}
