"use client";

import { Popover } from "radix-ui";
import { useEffect, useId, useMemo } from "react";

import { hideTip, hideTipSoon, keepTip, useTips } from "./tips";

/** Draws the tip beside what it explains. */
export function TipLayer() {
  const id = useId();
  const { shown } = useTips();
  const anchor = shown?.anchor ?? null;
  const virtual = useMemo(() => ({ current: anchor ?? document.body }), [anchor]);
  useEffect(() => {
    if (!anchor) return;
    const before = anchor.getAttribute("aria-describedby");
    anchor.setAttribute("aria-describedby", before ? `${before} ${id}` : id);
    // What leaves the page under the pointer says no goodbye.
    const gone = () => !anchor.isConnected && hideTip();
    document.addEventListener("pointermove", gone);
    document.addEventListener("scroll", hideTip, { capture: true, passive: true });
    return () => {
      if (before) anchor.setAttribute("aria-describedby", before);
      else anchor.removeAttribute("aria-describedby");
      document.removeEventListener("pointermove", gone);
      document.removeEventListener("scroll", hideTip, { capture: true });
    };
  }, [anchor, id]);
  if (!shown) return null;
  return (
    <Popover.Root open onOpenChange={(isOpen) => !isOpen && hideTip()}>
      <Popover.Anchor virtualRef={virtual} />
      <Popover.Portal>
        <Popover.Content
          id={id}
          role="tooltip"
          side={shown.side}
          sideOffset={6}
          collisionPadding={8}
          onOpenAutoFocus={(event) => event.preventDefault()}
          onCloseAutoFocus={(event) => event.preventDefault()}
          onPointerEnter={keepTip}
          onPointerLeave={hideTipSoon}
          className="z-50 flex max-w-72 items-center gap-2 rounded-md border border-transparent bg-n12 px-2 py-1 text-xs text-n1 shadow-popover outline-none animate-in fade-in-0 duration-100 dark:border-n7 dark:bg-n5 dark:text-n12"
        >
          {shown.content}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
