"use client";

import { useQuery } from "urql";

import { useAgain } from "@/features/knowledge/use-again";
import { OpenConflictsDocument } from "@/gql/graphql";

/** How many conflicts between sources wait for somebody. */
export function useOpenConflicts(changes: number): number {
  const [{ data }, read] = useQuery({ query: OpenConflictsDocument, variables: {} });
  useAgain(changes, read);
  return data?.openConflicts ?? 0;
}
