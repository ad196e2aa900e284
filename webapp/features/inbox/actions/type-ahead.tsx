"use client";

import { useLayoutEffect } from "react";

import { useInboxStore } from "../inbox-store";
import { held } from "./held";

/** How many frames a field may need until it has the focus. */
const PATIENCE = 30;

/**
 * Stands for a picker whose code is still on its way. It is a dialog already,
 * so that what is typed acts as no shortcut, and keeps the keys for the field
 * that comes: who knows "a, lena, Enter" by heart does not wait for us.
 */
export function TypeAhead() {
  useLayoutEffect(() => {
    const keys: string[] = [];
    const keep = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      if (event.key === "Escape") return useInboxStore.getState().openPicker(null);
      if (event.key.length > 1 && event.key !== "Enter" && event.key !== "Backspace") return;
      event.preventDefault();
      event.stopImmediatePropagation();
      keys.push(event.key);
    };
    window.addEventListener("keydown", keep, true);
    return () => {
      window.removeEventListener("keydown", keep, true);
      if (keys.length > 0) replay(keys, PATIENCE);
    };
  }, []);
  return <div role="dialog" aria-busy data-state="open" className="sr-only" />;
}

function replay(keys: readonly string[], patience: number) {
  requestAnimationFrame(() => {
    const field = document.activeElement;
    if (!(field instanceof HTMLInputElement) || !field.closest('[role="dialog"]')) {
      if (patience > 0) replay(keys, patience - 1);
      return;
    }
    const { text, isEntered } = held(keys);
    // React listens to the prototype's setter, as the browser uses it when somebody types.
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(field, text + field.value);
    field.dispatchEvent(new Event("input", { bubbles: true }));
    // The list has to narrow before its first entry is taken.
    if (isEntered) requestAnimationFrame(() => requestAnimationFrame(() => enter(field)));
  });
}

function enter(field: HTMLInputElement) {
  field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", code: "Enter", bubbles: true, cancelable: true }));
}
