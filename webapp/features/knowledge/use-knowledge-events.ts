"use client";

import { useEffect, useRef } from "react";

import { readFragment } from "@/gql";
import { FaqRowFragmentDoc, KnowledgeEventsDocument, SourceRowFragmentDoc } from "@/gql/graphql";
import { useChanges } from "@/lib/graphql/use-changes";

import { useUploads } from "./uploads";

/** What changes a list of this screen that is not of sources. */
const lists: readonly string[] = ["FaqSuggestionUpdated", "GapsChanged", "ConflictsChanged"];

/**
 * Listens to what happens to sources. The cache keeps those that are on screen;
 * the number that is returned grows when lists must be read again: something
 * new, something gone, something done, or events that may have been missed.
 */
export function useKnowledgeEvents(): number {
  const known = useRef(new Set<string>());
  const [changes, change] = useChanges(KnowledgeEventsDocument, (event) => {
    if (event.__typename !== "KnowledgeUpdated") return lists.includes(event.__typename);
    const source = readFragment(SourceRowFragmentDoc, event.source);
    const status = source?.status ?? readFragment(FaqRowFragmentDoc, event.faq)?.status;
    const isUnderWay = status !== undefined && status !== "INDEXED" && status !== "FAILED";
    if (isUnderWay && known.current.has(event.sourceId)) return false;
    known.current.add(event.sourceId);
    return true;
  });
  const arrived = useUploads((uploads) => uploads.arrived);
  useEffect(() => {
    if (arrived > 0) change();
  }, [arrived, change]);
  return changes;
}
