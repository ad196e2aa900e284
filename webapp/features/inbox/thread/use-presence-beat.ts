"use client";

import { useEffect } from "react";
import { useClient } from "urql";

import { SetPresenceDocument } from "@/gql/graphql";

/** The server forgets after fifteen seconds. */
const BEAT_MS = 10_000;

/** Tells colleagues that this person has the conversation open, while the window is looked at. */
export function usePresenceBeat(conversationId: string) {
  const client = useClient();
  useEffect(() => {
    const say = (state: "VIEWING" | "GONE") => {
      void client.mutation(SetPresenceDocument, { input: { conversationId, state } }).toPromise();
    };
    const beat = () => document.visibilityState === "visible" && say("VIEWING");
    const look = () => say(document.visibilityState === "visible" ? "VIEWING" : "GONE");
    // Passing by with J tells nobody.
    const first = setTimeout(beat, 500);
    const timer = setInterval(beat, BEAT_MS);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearTimeout(first);
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
      say("GONE");
    };
  }, [client, conversationId]);
}
