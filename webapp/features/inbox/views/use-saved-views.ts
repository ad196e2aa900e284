"use client";

import { readFragment } from "@/gql";
import { SavedViewLinkFragmentDoc } from "@/gql/graphql";

import { useInbox } from "../inbox-context";

/** One's own views and those shared with everybody, by name. */
export function useSavedViews() {
  const { savedViews } = useInbox();
  return readFragment(SavedViewLinkFragmentDoc, savedViews).toSorted((a, b) => a.name.localeCompare(b.name));
}
