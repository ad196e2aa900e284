"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useClient } from "urql";

import { readFragment } from "@/gql";
import { BulkProgressFragmentDoc, ChangeMatchingDocument, type ConversationChange, UndoBulkChangeDocument } from "@/gql/graphql";
import { toast } from "@/lib/toast";
import { useUserMessage } from "@/lib/user-message";

import { type Matching, useInboxStore } from "../inbox-store";
import { useBulk } from "./bulk-store";

/** Begins a change of everything a filter matches, and takes one back. What comes of it is shown by BulkProgress. */
export function useChangeMatching() {
  const t = useTranslations("inbox.actions");
  const client = useClient();
  const say = useUserMessage();
  return useMemo(() => {
    const failed = (problem: unknown) => {
      toast.error(t("failed"), { description: say(problem) });
      return false;
    };
    return {
      begin: async ({ filter, except }: Matching, change: ConversationChange) => {
        const input = { id: crypto.randomUUID(), filter, except: [...except], change };
        const { data, error } = await client.mutation(ChangeMatchingDocument, { input }).toPromise();
        const begun = readFragment(BulkProgressFragmentDoc, data?.changeMatching.bulkChange ?? null);
        if (!begun) return failed(data?.changeMatching.errors[0] ?? error);
        useBulk.getState().follow(begun);
        return true;
      },
      undo: async (id: string) => {
        useInboxStore.getState().setUndo(null);
        const { data, error } = await client.mutation(UndoBulkChangeDocument, { input: { id } }).toPromise();
        const changed = readFragment(BulkProgressFragmentDoc, data?.undoBulkChange.bulkChange ?? null);
        if (!changed) return failed(data?.undoBulkChange.errors[0] ?? error);
        useBulk.getState().follow(changed);
        return true;
      },
    };
  }, [client, say, t]);
}
