"use client";

import type { LucideIcon } from "lucide-react";

import { cn } from "@/lib/utils";

import { Keys } from "./keys";
import { Tip } from "./tip";

export const railItem =
  "relative flex h-9 items-center rounded-md text-sm font-medium text-muted-foreground transition-colors hover:bg-accent hover:text-foreground touch:h-11";

type RailButtonProps = {
  icon: LucideIcon;
  /** The accessible name and tooltip; `text` may be shorter where the rail is wide. */
  label: string;
  text?: string;
  keys?: string;
  isWide: boolean;
  onClick: () => void;
};

export function RailButton({ icon: Icon, label, text, keys, isWide, onClick }: RailButtonProps) {
  const button = (
    <button
      type="button"
      aria-label={label}
      onClick={onClick}
      className={cn(railItem, "w-full", isWide ? "gap-2.5 px-2" : "justify-center")}
    >
      <Icon className="size-[18px] shrink-0" strokeWidth={1.75} />
      {isWide ? <span className="truncate">{text ?? label}</span> : null}
      {isWide && keys ? <Keys keys={keys} className="ml-auto text-faint-foreground" /> : null}
    </button>
  );
  return isWide ? (
    button
  ) : (
    <Tip label={label} keys={keys} side="right">
      {button}
    </Tip>
  );
}
