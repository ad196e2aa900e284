"use client";

import { useCallback } from "react";

import { SavePreferencesDocument } from "@/gql/graphql";
import { usePayload } from "@/lib/graphql/use-payload";
import { type PreferenceChange, useApplyPreferences } from "@/lib/use-preferences";

export type ProfileChange = PreferenceChange & { name?: string };

/** Applies a preference at once and stores it in the profile. True when it is stored; when not, the person was told. */
export function useSavePreferences() {
  const apply = useApplyPreferences();
  const save = usePayload(SavePreferencesDocument);
  return useCallback(
    async (change: ProfileChange): Promise<boolean> => {
      // Language and zone are rendered by the server, which reads them from the profile: store them first.
      const isServers = change.locale !== undefined || change.timeZone !== undefined;
      if (!isServers) apply(change);
      const payload = await save(change);
      if (payload && isServers) apply(change);
      return payload !== null;
    },
    [apply, save],
  );
}
