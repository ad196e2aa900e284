"use client";

import { useMemo } from "react";

import { isMarked, type Matching, useInboxStore } from "../inbox-store";

/** Whom an action is about: conversations by name, or everything that matches. */
export type Target = string[] | Matching;

/** How many conversations that is. */
export const countOf = (target: Target) => (Array.isArray(target) ? target.length : target.total - target.except.size);

/** What an action is about: the marked conversations, else the open one. `ids` are those of it that are loaded. */
export function useTargets(openId: string | undefined): { target: Target; ids: string[] } {
  const checked = useInboxStore((state) => state.checked);
  const matching = useInboxStore((state) => state.matching);
  return useMemo(() => {
    const ids = checked.size > 0 ? [...checked].filter((id) => isMarked({ checked, matching }, id)) : openId ? [openId] : [];
    return { target: matching ?? ids, ids };
  }, [checked, matching, openId]);
}
