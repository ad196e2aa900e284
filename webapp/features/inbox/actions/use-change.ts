"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";

import type { UserError } from "@/lib/graphql/errors";
import { toast } from "@/lib/toast";
import { useUserMessage } from "@/lib/user-message";

import { useInboxStore } from "../inbox-store";

const UNDO_MS = 10_000;

export type Outcome = { error?: unknown; errors?: readonly UserError[] };

/**
 * Acts first and offers Undo for ten seconds, by the toast or by Z. What the
 * server refuses is already rolled back by the cache; here it is put into words.
 */
export function useChange() {
  const t = useTranslations("inbox.actions");
  const common = useTranslations("common");
  const say = useUserMessage();
  return useCallback(
    async (said: string, run: () => Promise<Outcome>, undo: () => Promise<unknown>) => {
      const takeBack = () => {
        useInboxStore.getState().setUndo(null);
        toast.dismiss("inbox-change");
        void undo();
      };
      useInboxStore.getState().setUndo(takeBack);
      toast(said, { id: "inbox-change", duration: UNDO_MS, action: { label: common("undo"), onClick: takeBack } });
      const { error, errors } = await run();
      const problem = errors?.[0] ?? error;
      if (!problem) return true;
      useInboxStore.getState().setUndo(null);
      toast.error(t("failed"), { id: "inbox-change", description: say(problem), duration: UNDO_MS });
      return false;
    },
    [t, common, say],
  );
}
