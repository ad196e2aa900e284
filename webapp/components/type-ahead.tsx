"use client";

import { useLayoutEffect, useRef } from "react";

import { held } from "./held";

/** How many frames a field may need until it has the focus. */
const PATIENCE = 30;

type Field = HTMLInputElement | HTMLTextAreaElement;
type TypeAheadProps = {
  /** Whether this is the field that is waited for. */
  isField: (element: Field) => boolean;
  onEscape: () => void;
};

/**
 * Stands for a picker, a palette or a composer that is still on its way. It is a dialog
 * already, so that what is typed acts as no shortcut, and keeps the keys for the
 * field that comes: who knows "a, lena, Enter" by heart does not wait for us.
 */
export function TypeAhead({ isField, onEscape }: TypeAheadProps) {
  const waited = useRef({ isField, onEscape });
  useLayoutEffect(() => {
    const keys: string[] = [];
    const keep = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      if (event.key === "Escape") return waited.current.onEscape();
      if (event.key.length > 1 && event.key !== "Enter" && event.key !== "Backspace") return;
      event.preventDefault();
      event.stopImmediatePropagation();
      keys.push(event.key);
    };
    window.addEventListener("keydown", keep, true);
    const { isField: isWanted } = waited.current;
    return () => {
      window.removeEventListener("keydown", keep, true);
      if (keys.length > 0) replay(keys, isWanted, PATIENCE);
    };
  }, []);
  return <div role="dialog" aria-busy data-state="open" className="sr-only" />;
}

function replay(keys: readonly string[], isWanted: (element: Field) => boolean, patience: number) {
  requestAnimationFrame(() => {
    const field = document.activeElement;
    const isText = field instanceof HTMLTextAreaElement;
    if (!(isText || field instanceof HTMLInputElement) || !isWanted(field)) {
      if (patience > 0) replay(keys, isWanted, patience - 1);
      return;
    }
    const { text, isEntered } = held(keys);
    const proto = isText ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
    // A draft goes on where it ended; of a search the first letters are ours.
    const value = isText ? field.value + text : text + field.value;
    // React listens to the prototype's setter, as the browser uses it when somebody types.
    Object.getOwnPropertyDescriptor(proto, "value")?.set?.call(field, value);
    field.dispatchEvent(new Event("input", { bubbles: true }));
    // The list has to narrow before its first entry is taken.
    if (isEntered) requestAnimationFrame(() => requestAnimationFrame(() => enter(field)));
  });
}

function enter(field: Field) {
  field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", code: "Enter", bubbles: true, cancelable: true }));
}
