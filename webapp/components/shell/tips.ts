import type { ReactNode } from "react";
import { create } from "zustand";

const OPEN_MS = 350;
/** Who has just read one tip and goes on to the next control does not wait again. */
const GRACE_MS = 300;
/** Long enough to move from the control onto its tip. */
const LEAVE_MS = 120;

export type Side = "top" | "right" | "bottom" | "left";
type Shown = { anchor: HTMLElement; content: ReactNode; side: Side };

/** The one tip on the screen. */
export const useTips = create<{ shown: Shown | null }>(() => ({ shown: null }));

export const loadTips = () => import("./tip-layer");

let timer: ReturnType<typeof setTimeout> | undefined;
let hiddenAt = -GRACE_MS;

/** Shows a tip after a moment, or `now` for who came by keyboard. */
export function showTip(tip: Shown, now = false) {
  clearTimeout(timer);
  void loadTips();
  const isReading = useTips.getState().shown !== null || performance.now() - hiddenAt < GRACE_MS;
  timer = setTimeout(() => useTips.setState({ shown: tip }), now || isReading ? 0 : OPEN_MS);
}

export function hideTip() {
  clearTimeout(timer);
  if (useTips.getState().shown) hiddenAt = performance.now();
  useTips.setState({ shown: null });
}

/** Hides it unless the pointer comes back, or goes onto the tip itself. */
export function hideTipSoon() {
  clearTimeout(timer);
  timer = setTimeout(hideTip, LEAVE_MS);
}

export function keepTip() {
  clearTimeout(timer);
}
