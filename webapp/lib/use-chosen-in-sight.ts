"use client";

import { type RefObject, useEffect } from "react";

/** Scrolls a line of choices that is longer than its room, so that the chosen one is seen. The page itself stays. `what` changes with the choice, and when the line does. */
export function useChosenInSight(line: RefObject<HTMLElement | null>, what: string) {
  useEffect(() => {
    const box = line.current;
    const mark = box?.querySelector<HTMLElement>("[aria-checked=true], [data-state=active], [aria-current]");
    if (!box || !mark || box.scrollWidth <= box.clientWidth) return;
    box.scrollBy({ left: mark.getBoundingClientRect().left - box.getBoundingClientRect().left - (box.clientWidth - mark.clientWidth) / 2 });
  }, [line, what]);
}
