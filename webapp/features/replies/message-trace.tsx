"use client";

import { useQuery } from "urql";

import { MessageTraceDocument } from "@/gql/graphql";

import { TraceDrawer } from "./trace-drawer";

/** The trace of the run that wrote a message. */
export function MessageTrace({ messageId, onClose }: { messageId: string; onClose: () => void }) {
  const [{ data }] = useQuery({ query: MessageTraceDocument, variables: { id: messageId } });
  const runId = data?.message?.replyRun?.id;
  return runId ? <TraceDrawer runId={runId} onClose={onClose} /> : null;
}
