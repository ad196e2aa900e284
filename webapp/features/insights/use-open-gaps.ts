"use client";

import { useQuery } from "urql";

import { useAgain } from "@/features/knowledge/use-again";
import { OpenGapsDocument } from "@/gql/graphql";

/** How many groups of questions nothing answers. */
export function useOpenGaps(changes: number): number {
  const query = useQuery({ query: OpenGapsDocument, variables: {} });
  const [{ data }] = query;
  useAgain(changes, query);
  return data?.openGaps ?? 0;
}
