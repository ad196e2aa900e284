"use client";

import { useCallback } from "react";
import { useMutation } from "urql";

import { useReplies } from "@/features/replies/reply-store";
import { readFragment } from "@/gql";
import { AskCopilotDocument, type CopilotAnswerFragment, CopilotAnswerFragmentDoc } from "@/gql/graphql";
import { useUserMessage } from "@/lib/user-message";

import { earlier, useCopilot } from "./copilot-store";

/** Asks the AI about a conversation. The answer, or why there is none, is put into the chat; it is returned when it came. */
export function useAsk(conversationId: string) {
  const [, run] = useMutation(AskCopilotDocument);
  const say = useUserMessage();
  return useCallback(
    async (question: string, isForCustomer = false): Promise<CopilotAnswerFragment | null> => {
      const { begin, end, chats } = useCopilot.getState();
      const id = crypto.randomUUID();
      const before = earlier(chats[conversationId] ?? []);
      begin(conversationId, { id, question, isForCustomer });
      const { data, error } = await run({ input: { conversationId, question, earlier: before, forCustomer: isForCustomer, askId: id } });
      useReplies.getState().change(id); // nothing is being written any more
      const answer = readFragment(CopilotAnswerFragmentDoc, data?.askCopilot.answer ?? null);
      if (!answer) {
        end(conversationId, id, { failure: say(error ?? data?.askCopilot.errors[0]) });
        return null;
      }
      end(conversationId, id, { answer });
      return answer;
    },
    [conversationId, run, say],
  );
}
