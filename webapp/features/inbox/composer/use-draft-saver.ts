"use client";

import { useEffect } from "react";
import { useClient } from "urql";

import { useConnection } from "@/lib/graphql/connection";

import { saveDraft, saveWhileLeaving, useUnsavedDrafts } from "./unsaved-drafts";

const AGAIN_MS = 4_000;

/** Brings drafts to the server that their composers could not: after a lost connection, and when the page is left. One of these per inbox. */
export function useDraftSaver() {
  const client = useClient();
  const hasUnsaved = useUnsavedDrafts(({ entries }) => Object.keys(entries).length > 0);
  const isLive = useConnection(({ state }) => state === "live");
  useEffect(() => {
    void useUnsavedDrafts.persist.rehydrate();
  }, []);
  useEffect(() => {
    if (!hasUnsaved) return;
    const again = () => Object.keys(useUnsavedDrafts.getState().entries).forEach((id) => void saveDraft(client, id));
    const leave = () => saveWhileLeaving(client);
    const timer = setInterval(again, AGAIN_MS);
    addEventListener("online", again);
    addEventListener("pagehide", leave);
    // A reload asks for the new page before it hides the old one, and that page shows what is kept by then.
    addEventListener("beforeunload", leave);
    return () => {
      clearInterval(timer);
      removeEventListener("online", again);
      removeEventListener("pagehide", leave);
      removeEventListener("beforeunload", leave);
    };
  }, [client, hasUnsaved]);
  // The line is back: no need to wait for the timer.
  useEffect(() => {
    if (isLive) Object.keys(useUnsavedDrafts.getState().entries).forEach((id) => void saveDraft(client, id));
  }, [client, isLive]);
}
