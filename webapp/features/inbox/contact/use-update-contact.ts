"use client";

import { useCallback } from "react";
import { useMutation } from "urql";

import { UpdateContactDocument, type UpdateContactInput } from "@/gql/graphql";
import { toast } from "@/lib/toast";
import { useUserMessage } from "@/lib/user-message";

/** Saves one change of a contact. False when the server refused; the reason has been said. */
export function useUpdateContact(contactId: string) {
  const [, save] = useMutation(UpdateContactDocument);
  const say = useUserMessage();
  return useCallback(
    async (change: Omit<UpdateContactInput, "contactId">): Promise<boolean> => {
      const { data, error } = await save({ input: { contactId, ...change } });
      const problem = data?.updateContact.errors[0] ?? error;
      if (problem) toast.error(say(problem));
      return !problem;
    },
    [contactId, save, say],
  );
}
