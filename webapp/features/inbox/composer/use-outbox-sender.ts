"use client";

import { useCallback, useEffect, useRef } from "react";
import { useClient } from "urql";

import { AddNoteDocument, type AddNoteMutation, SendMessageDocument, type SendMessageMutation } from "@/gql/graphql";
import { useConnection } from "@/lib/graphql/connection";
import { toRequestError, type UserError } from "@/lib/graphql/errors";

import { useConversationActions } from "../actions/use-conversation-actions";
import { nextToSend, type Pending, useOutbox } from "./outbox";

const AGAIN_MS = 4_000;

/** Sends what waits, now and whenever the connection is back. One of these per inbox. */
export function useOutboxSender() {
  const client = useClient();
  const { setStatus } = useConversationActions();
  const entries = useOutbox((state) => state.entries);
  const connection = useConnection((state) => state.state);

  const send = useCallback(
    async (entry: Pending) => {
      const { update, remove } = useOutbox.getState();
      update(entry.clientKey, { state: "SENDING", problem: undefined });
      const result =
        entry.type === "message"
          ? await client.mutation(SendMessageDocument, { input: entry.input }).toPromise()
          : await client.mutation(AddNoteDocument, { input: entry.input }).toPromise();
      const problem = firstProblem(result.data);
      if (problem) return update(entry.clientKey, { state: "REFUSED", problem });
      if (!result.error) {
        remove(entry.clientKey);
        if (entry.resolves) void setStatus([entry.conversationId], "RESOLVED");
        return;
      }
      const { layer, code } = toRequestError(result.error);
      const isPassing = layer === "network" || (layer === "http" && Number(code) >= 500);
      if (isPassing) return update(entry.clientKey, { state: "WAITING" });
      update(entry.clientKey, { state: "REFUSED", problem: { code: code as UserError["code"], message: "" } });
    },
    [client, setStatus],
  );

  useEffect(() => {
    void useOutbox.persist.rehydrate();
  }, []);

  // What is new goes in this very moment; what failed is tried again by the timer and when the line is back.
  const tried = useRef(new Set<string>());
  useEffect(() => {
    for (const entry of nextToSend(entries)) {
      if (tried.current.has(entry.clientKey)) continue;
      tried.current.add(entry.clientKey);
      void send(entry);
    }
  }, [entries, send]);

  const hasWaiting = entries.some(({ state }) => state === "WAITING");
  useEffect(() => {
    if (!hasWaiting) return;
    const flush = () => nextToSend(useOutbox.getState().entries).forEach((entry) => void send(entry));
    const timer = setInterval(flush, AGAIN_MS);
    addEventListener("online", flush);
    return () => {
      clearInterval(timer);
      removeEventListener("online", flush);
    };
  }, [hasWaiting, connection, send]);
}

/** A payload's first error, whichever mutation it was. */
function firstProblem(data: SendMessageMutation | AddNoteMutation | undefined): UserError | undefined {
  if (!data) return undefined;
  return "sendMessage" in data ? data.sendMessage.errors[0] : data.addNote.errors[0];
}
