"use client";

import { useQuery } from "urql";

import { OpenFaqSuggestionsDocument } from "@/gql/graphql";

import { useAgain } from "./use-again";

/** How many suggested FAQs wait for somebody's decision. */
export function useWaitingSuggestions(changes: number): number {
  const [{ data }, read] = useQuery({ query: OpenFaqSuggestionsDocument, variables: {} });
  useAgain(changes, read);
  return data?.openFaqSuggestions ?? 0;
}
