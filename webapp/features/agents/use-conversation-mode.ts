"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { useClient } from "urql";

import { useChange } from "@/features/inbox/actions/use-change";
import { type AgentMode, SetConversationAgentModeDocument } from "@/gql/graphql";

/** Sets a conversation's own mode; null follows the channel. Whoever chooses one ends its pause. */
export function useConversationMode(conversationId: string, before: AgentMode | null) {
  const t = useTranslations("agents.said");
  const client = useClient();
  const change = useChange();
  return useCallback(
    (to: AgentMode | null) => {
      const set = async (mode: AgentMode | null) => {
        const { data, error } = await client.mutation(SetConversationAgentModeDocument, { input: { conversationId, mode } }).toPromise();
        return { error, errors: data?.setConversationAgentMode.errors };
      };
      return change(t(to ?? "CHANNEL"), () => set(to), () => set(before));
    },
    [client, change, t, conversationId, before],
  );
}
