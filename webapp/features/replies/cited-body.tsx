"use client";

import { useState } from "react";
import { useQuery } from "urql";

import { RichText } from "@/features/inbox/bubbles/rich-text";
import { readFragment } from "@/gql";
import { MessageSourcesDocument, ReplyPassagesFragmentDoc } from "@/gql/graphql";

import { piecesOf } from "./citations";
import { PassageTip } from "./passage-tip";

/** An answer of the AI's in the thread: pointing at a sentence shows the passage that it rests on. They are asked for when somebody points at the text. */
export function CitedBody({ messageId, text }: { messageId: string; text: string }) {
  const [isWanted, setWanted] = useState(false);
  const [{ data }] = useQuery({ query: MessageSourcesDocument, variables: { id: messageId }, pause: !isWanted });
  const reply = readFragment(ReplyPassagesFragmentDoc, data?.message?.replyRun?.reply ?? null);
  const pieces = reply ? piecesOf(text, reply) : [{ text, sources: [] }];
  return (
    <p dir="auto" className="break-words whitespace-pre-wrap [overflow-wrap:anywhere]" onPointerEnter={() => setWanted(true)}>
      {pieces.map((piece, at) => {
        if (piece.sources.length === 0) return <RichText key={at} text={piece.text} />;
        return (
          <PassageTip key={at} sources={piece.sources}>
            <span data-cited className="rounded-sm hover:bg-ai-line">
              <RichText text={piece.text} />
            </span>
          </PassageTip>
        );
      })}
    </p>
  );
}
