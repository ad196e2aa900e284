"use client";

import { Slot } from "radix-ui";
import type { HTMLAttributes, ReactNode } from "react";

import { Keys } from "./keys";
import { hideTip, hideTipSoon, showTip, type Side } from "./tips";

type TipProps = Omit<HTMLAttributes<HTMLElement>, "children"> & { label: ReactNode; keys?: string; side?: Side; children: ReactNode };

/**
 * A tooltip that also teaches the key. The child must carry its own accessible
 * name. A screen has hundreds of these, so each is only handlers on its child:
 * what shows a tip exists once (tip-layer.tsx).
 */
export function Tip({ label, keys, side = "top", children, ...rest }: TipProps) {
  const show = (anchor: HTMLElement, now?: boolean) =>
    showTip({ anchor, side, content: <>{label}{keys ? <Keys keys={keys} /> : null}</> }, now);
  return (
    <Slot.Root
      {...rest}
      onPointerEnter={(event) => event.pointerType !== "touch" && show(event.currentTarget)}
      onPointerLeave={hideTipSoon}
      onPointerDown={hideTip}
      onFocus={(event) => event.currentTarget.matches(":focus-visible") && show(event.currentTarget, true)}
      onBlur={hideTip}
    >
      {children}
    </Slot.Root>
  );
}
