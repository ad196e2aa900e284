"use client";

import { useEffect, useState } from "react";
import { useQuery } from "urql";

import { useBrake } from "@/features/agents/use-brake";
import { readFragment } from "@/gql";
import { ConversationReplyDocument, ReplyDraftFragmentDoc } from "@/gql/graphql";
import { useAgain } from "@/lib/graphql/use-again";

import { ReplyDraft } from "./reply-draft";
import { ReplyProgress } from "./reply-progress";
import { useReplies } from "./reply-store";
import { TakenLine } from "./taken-line";
import { TraceDrawer } from "./trace-drawer";

export type ReplySlotProps = {
  conversationId: string;
  /** Nothing has been typed: then a draft that was taken is offered again. */
  isEmpty: boolean;
  onTake: (replyId: string, body: string) => void;
  onSend: (replyId: string, body: string) => void;
};

/** The AI's place in the composer: what it is writing, then the draft that waits for a person. */
export function ReplySlot({ conversationId, isEmpty, onTake, onSend }: ReplySlotProps) {
  const [traced, trace] = useState<string | null>(null);
  const query = useQuery({ query: ConversationReplyDocument, variables: { id: conversationId }, requestPolicy: "cache-and-network" });
  const [{ data }] = query;
  useAgain(useReplies((state) => state.changes[conversationId] ?? 0), query);

  const found = readFragment(ReplyDraftFragmentDoc, data?.conversation?.reply ?? null);
  const reply = found?.state === "OPEN" ? found : null;
  const isTaken = useReplies((state) => state.taken[conversationId]) === reply?.id && !isEmpty;
  const { offer } = useReplies.getState();
  const [replyId, body] = [reply?.id, reply?.body];
  useEffect(() => {
    offer(conversationId, replyId && body && !isTaken ? { id: replyId, body } : null);
    return () => offer(conversationId, null);
  }, [conversationId, replyId, body, isTaken, offer]);

  const run = data?.conversation?.replyRun;
  // What it is at when somebody stops it comes to nothing, however long the model still writes.
  const { brake } = useBrake();
  const isWorking = brake !== "STOPPED" && (run?.state === "QUEUED" || run?.state === "RUNNING");
  return (
    <>
      {isWorking ? <ReplyProgress conversationId={conversationId} node={run.node} /> : null}
      {!isWorking && reply && !isTaken ? <ReplyDraft reply={reply} onTake={onTake} onSend={onSend} onWhy={() => trace(reply.run.id)} /> : null}
      {!isWorking && reply && isTaken ? <TakenLine onWhy={() => trace(reply.run.id)} /> : null}
      {traced ? <TraceDrawer runId={traced} onClose={() => trace(null)} /> : null}
    </>
  );
}
