"use client";

import { useCallback, useEffect, useRef } from "react";
import { type Client, type OperationResult, useClient } from "urql";

import {
  AddNoteDocument,
  type AddNoteMutation,
  ApproveReplyDocument,
  type ApproveReplyMutation,
  SendMessageDocument,
  type SendMessageMutation,
} from "@/gql/graphql";
import { useConnection } from "@/lib/graphql/connection";
import { toRequestError, type UserError } from "@/lib/graphql/errors";

import { useConversationActions } from "../actions/use-conversation-actions";
import { nextToSend, type Pending, useOutbox } from "./outbox";

const AGAIN_MS = 4_000;

type Answer = SendMessageMutation | AddNoteMutation | ApproveReplyMutation;

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
      const result = await run(client, entry);
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

function run(client: Client, entry: Pending): Promise<OperationResult<Answer>> {
  switch (entry.type) {
    case "message":
      return client.mutation(SendMessageDocument, { input: entry.input }).toPromise();
    case "note":
      return client.mutation(AddNoteDocument, { input: entry.input }).toPromise();
    case "reply":
      return client.mutation(ApproveReplyDocument, { input: entry.input }).toPromise();
  }
}

/** A payload's first error, whichever mutation it was. */
function firstProblem(data: Answer | undefined): UserError | undefined {
  if (!data) return undefined;
  if ("approveReply" in data) return data.approveReply.errors[0];
  return "sendMessage" in data ? data.sendMessage.errors[0] : data.addNote.errors[0];
}
