"use client";

import { useQuery } from "urql";

import { OpenFaqSuggestionsDocument } from "@/gql/graphql";
import { useAgain } from "@/lib/graphql/use-again";


/** How many suggested FAQs wait for somebody's decision. */
export function useWaitingSuggestions(changes: number): number {
  const query = useQuery({ query: OpenFaqSuggestionsDocument, variables: {} });
  const [{ data }] = query;
  useAgain(changes, query);
  return data?.openFaqSuggestions ?? 0;
}
