"use client";

import { useInboxStore } from "../inbox-store";

/** What an action is about: the marked conversations, else the open one. */
export function useTargets(openId: string | undefined): string[] {
  const checked = useInboxStore((state) => state.checked);
  if (checked.size > 0) return [...checked];
  return openId ? [openId] : [];
}
