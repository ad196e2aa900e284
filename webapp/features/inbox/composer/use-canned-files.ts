"use client";

import { useCallback } from "react";
import { useMutation } from "urql";

import { readFragment } from "@/gql";
import { AttachCannedFilesDocument, AttachedFileFragmentDoc, type CannedResponsesQuery } from "@/gql/graphql";

export type Canned = CannedResponsesQuery["cannedResponses"][number];

/** Copies the files of a canned response for a message in this conversation; null stands for one that cannot go. */
export function useCannedFiles(conversationId: string) {
  const [, attach] = useMutation(AttachCannedFilesDocument);
  return useCallback(
    async ({ id, files }: { id: string; files: readonly unknown[] }) => {
      const { data } = await attach({ input: { cannedResponseId: id, conversationId } });
      if (!data) return files.map(() => null);
      const { errors, files: made } = data.attachCannedFiles;
      const copies = [...readFragment(AttachedFileFragmentDoc, made)];
      const without = new Set(errors.map(({ field }) => field));
      return files.map((_, at) => (without.has(`files.${at}`) ? null : (copies.shift() ?? null)));
    },
    [attach, conversationId],
  );
}
