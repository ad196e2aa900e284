"use client";

import { useEffect, useRef } from "react";

import { comboOf, isTypingKey, isTypingTarget } from "./shortcuts/keys";

/**
 * Keys of one component, without a place in `?` or the palette: Escape in a
 * drawer, arrows in a viewer. Plain letters are off while a field has the focus.
 * For anything a person should discover use `useActions`.
 */
export function useHotkeys(keys: Record<string, (event: KeyboardEvent) => void>, isActive = true) {
  const newest = useRef(keys);
  useEffect(() => {
    newest.current = keys;
  });
  useEffect(() => {
    if (!isActive) return;
    const onKeyDown = (event: KeyboardEvent) => {
      const combo = comboOf(event);
      const run = newest.current[combo];
      if (!run || event.defaultPrevented || (isTypingKey(combo) && isTypingTarget(event.target))) return;
      event.preventDefault();
      run(event);
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [isActive]);
}
