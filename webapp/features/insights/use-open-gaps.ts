"use client";

import { useQuery } from "urql";

import { OpenGapsDocument } from "@/gql/graphql";
import { useAgain } from "@/lib/graphql/use-again";

/** How many groups of questions nothing answers. */
export function useOpenGaps(changes: number): number {
  const query = useQuery({ query: OpenGapsDocument, variables: {} });
  const [{ data }] = query;
  useAgain(changes, query);
  return data?.openGaps ?? 0;
}
