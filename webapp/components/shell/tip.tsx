"use client";

import type { ComponentProps, ReactNode } from "react";

import { Tooltip, TooltipContent, TooltipTrigger } from "@/components/ui/tooltip";

import { Keys } from "./keys";

type TipProps = { label: ReactNode; keys?: string; side?: ComponentProps<typeof TooltipContent>["side"]; children: ReactNode };

/** A tooltip that also teaches the key. The child must carry its own accessible name. */
export function Tip({ label, keys, side, children }: TipProps) {
  return (
    <Tooltip>
      <TooltipTrigger asChild>{children}</TooltipTrigger>
      <TooltipContent side={side}>
        <span>{label}</span>
        {keys ? <Keys keys={keys} /> : null}
      </TooltipContent>
    </Tooltip>
  );
}
