"use client";

import { useCallback } from "react";
import { toast } from "sonner";
import { useMutation } from "urql";

import { SavePreferencesDocument } from "@/gql/graphql";
import { type PreferenceChange, useApplyPreferences } from "@/lib/use-preferences";
import { useUserMessage } from "@/lib/user-message";

/** Applies a preference at once and stores it in the profile; says so when storing fails. */
export function useSavePreferences() {
  const apply = useApplyPreferences();
  const say = useUserMessage();
  const [, save] = useMutation(SavePreferencesDocument);
  return useCallback(
    async (change: PreferenceChange) => {
      // The profile first when the next render reads it from there.
      if (!change.locale && !change.timeZone) apply(change);
      const { data, error } = await save({ input: change });
      const problem = data?.updateProfile.errors[0] ?? error;
      if (problem) toast.error(say(problem));
      else apply(change);
    },
    [apply, save, say],
  );
}
