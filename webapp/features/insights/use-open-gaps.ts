"use client";

import { useQuery } from "urql";

import { useAgain } from "@/features/knowledge/use-again";
import { OpenGapsDocument } from "@/gql/graphql";

/** How many groups of questions nothing answers. */
export function useOpenGaps(changes: number): number {
  const [{ data }, read] = useQuery({ query: OpenGapsDocument, variables: {} });
  useAgain(changes, read);
  return data?.openGaps ?? 0;
}
