"use client";

import { useCallback } from "react";
import { useMutation } from "urql";

import { ReactDocument } from "@/gql/graphql";
import { toast } from "@/lib/toast";
import { useUserMessage } from "@/lib/user-message";

/** Answers a message with an emoji; null takes it back. */
export function useReact() {
  const [, send] = useMutation(ReactDocument);
  const say = useUserMessage();
  return useCallback(
    async (messageId: string, emoji: string | null) => {
      const { data, error } = await send({ input: { messageId, emoji } });
      const problem = data?.react.errors[0] ?? error;
      if (problem) toast.error(say(problem));
    },
    [send, say],
  );
}
