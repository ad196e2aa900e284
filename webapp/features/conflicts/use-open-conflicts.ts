"use client";

import { useQuery } from "urql";

import { OpenConflictsDocument } from "@/gql/graphql";
import { useAgain } from "@/lib/graphql/use-again";

/** How many conflicts between sources wait for somebody. */
export function useOpenConflicts(changes: number): number {
  const query = useQuery({ query: OpenConflictsDocument, variables: {} });
  const [{ data }] = query;
  useAgain(changes, query);
  return data?.openConflicts ?? 0;
}
