import { clsx, type ClassValue } from "clsx";
import { extendTailwindMerge } from "tailwind-merge";

const merge = extendTailwindMerge({
  extend: { classGroups: { "font-size": [{ text: ["2xs"] }], h: ["h-control"], size: ["size-control"] } },
});

/** Joins class names; of two that conflict the later wins. */
export function cn(...inputs: ClassValue[]): string {
  return merge(clsx(inputs));
}
