"use client";

import type { CSSProperties } from "react";

import { Avatar, AvatarFallback, AvatarImage } from "@/components/ui/avatar";
import { initials } from "@/lib/format";
import { cn } from "@/lib/utils";

/** A stable hue from a name, away from the hues that mean something (status, AI, notes). */
export function hueOf(seed: string): number {
  let hash = 0;
  for (const sign of seed) hash = (hash * 31 + (sign.codePointAt(0) ?? 0)) >>> 0;
  return [205, 225, 245, 262, 185, 330, 350, 40][hash % 8] ?? 225;
}

type PersonAvatarProps = { name: string; imageUrl?: string | null; className?: string };

/** A face, or its initials on a quiet colour of their own. Decorative: the name stands beside it. */
export function PersonAvatar({ name, imageUrl, className }: PersonAvatarProps) {
  const style = { "--hue": hueOf(name) } as CSSProperties;
  return (
    <Avatar className={cn("size-8", className)} aria-hidden>
      {imageUrl ? <AvatarImage src={imageUrl} alt="" /> : null}
      <AvatarFallback
        style={style}
        className="bg-[light-dark(oklch(0.93_0.03_var(--hue)),oklch(0.33_0.04_var(--hue)))] text-[0.8em] leading-none text-[light-dark(oklch(0.42_0.07_var(--hue)),oklch(0.87_0.05_var(--hue)))]"
      >
        {initials(name)}
      </AvatarFallback>
    </Avatar>
  );
}
