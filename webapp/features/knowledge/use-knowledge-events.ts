"use client";

import { useEffect, useRef, useState } from "react";
import { useClient } from "urql";
import { pipe, subscribe } from "wonka";

import { readFragment } from "@/gql";
import { FaqRowFragmentDoc, KnowledgeEventsDocument, SourceRowFragmentDoc } from "@/gql/graphql";
import { useConnection } from "@/lib/graphql/connection";

import { useUploads } from "./uploads";

/** A bulk upload makes a list change many times a second; it is read again this often at most. */
const EVERY_MS = 400;

/** What changes a list of this screen that is not of sources. */
const lists: readonly string[] = ["Resync", "FaqSuggestionUpdated", "GapsChanged", "ConflictsChanged"];

/**
 * Listens to what happens to sources. The cache keeps those that are on screen;
 * the number that is returned grows when lists must be read again: something
 * new, something gone, something done, or events that may have been missed.
 */
export function useKnowledgeEvents(): number {
  const client = useClient();
  const [changes, setChanges] = useState(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const known = useRef(new Set<string>());
  const change = useRef(() => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      setChanges((before) => before + 1);
    }, EVERY_MS);
  });
  useEffect(() => {
    const subscription = pipe(
      client.subscription(KnowledgeEventsDocument, { after: null }),
      subscribe(({ data }) => {
        const event = data?.inboxEvents.event;
        if (!event) return;
        if (event.__typename !== "KnowledgeUpdated") {
          if (lists.includes(event.__typename)) change.current();
          return;
        }
        const source = readFragment(SourceRowFragmentDoc, event.source);
        const status = source?.status ?? readFragment(FaqRowFragmentDoc, event.faq)?.status;
        const isUnderWay = status !== undefined && status !== "INDEXED" && status !== "FAILED";
        if (isUnderWay && known.current.has(event.sourceId)) return;
        known.current.add(event.sourceId);
        change.current();
      }),
    );
    return () => {
      subscription.unsubscribe();
      clearTimeout(timer.current);
      timer.current = undefined;
    };
  }, [client]);

  // Between the server's reading of the page and the socket something may have happened.
  const isLive = useConnection(({ state }) => state === "live");
  useEffect(() => {
    if (isLive) change.current();
  }, [isLive]);
  const arrived = useUploads((uploads) => uploads.arrived);
  useEffect(() => {
    if (arrived > 0) change.current();
  }, [arrived]);
  return changes;
}
