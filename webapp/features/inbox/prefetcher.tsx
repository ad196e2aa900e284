"use client";

import { useEffect } from "react";
import { useClient } from "urql";

import { ThreadDocument, TimelinePageDocument } from "@/gql/graphql";

import { timelineVariables } from "./thread/timeline-variables";

/** Reads the next conversation before it is asked for, so that J shows it at once. */
export function Prefetcher({ openId }: { openId: string | undefined }) {
  const client = useClient();
  useEffect(() => {
    if (!openId) return;
    const timer = setTimeout(() => {
      const open = document.querySelector(`[data-conversation="${openId}"]`)?.closest("li");
      const near = [open?.nextElementSibling, open?.previousElementSibling];
      for (const row of near) {
        const id = row?.querySelector<HTMLElement>("[data-conversation]")?.dataset.conversation;
        if (!id) continue;
        void client.query(ThreadDocument, { id }).toPromise();
        void client.query(TimelinePageDocument, timelineVariables(id)).toPromise();
      }
    }, 400);
    return () => clearTimeout(timer);
  }, [client, openId]);
  return null;
}
