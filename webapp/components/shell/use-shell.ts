"use client";

import { useCallback } from "react";
import { useMutation, useQuery } from "urql";

import { readFragment } from "@/gql";
import {
  AgentStateFragmentDoc,
  ChannelAttentionFragmentDoc,
  ShellDocument,
  SignOutDocument,
  SwitchWorkspaceDocument,
  ViewerContextFragmentDoc,
} from "@/gql/graphql";
import { toast } from "@/lib/toast";
import { useUserMessage } from "@/lib/user-message";

/** What the frame around every page knows. The layout prefetches it, so it has data from the first render. */
export function useShell() {
  const [{ data }] = useQuery({ query: ShellDocument, variables: {} });
  const accounts = readFragment(ChannelAttentionFragmentDoc, data?.socialAccounts ?? []);
  return {
    viewer: readFragment(ViewerContextFragmentDoc, data?.viewer ?? null),
    budget: data?.budget.state ?? "OK",
    /** The workspace's own models answer, whatever is left of the budget. */
    ownAnswers: data?.budget.ownAnswers ?? false,
    agent: readFragment(AgentStateFragmentDoc, data?.agent ?? null),
    unread: data?.inboxCounts.unread ?? 0,
    toReconnect: accounts.filter(({ status }) => status === "RECONNECT"),
  };
}

/** Ends the session; a full load throws away everything this person had on screen, and this tab forgets what they wrote. */
export function useSignOut() {
  const [, signOut] = useMutation(SignOutDocument);
  const say = useUserMessage();
  return useCallback(async () => {
    const { error } = await signOut({});
    if (error) {
      toast.error(say(error));
      return;
    }
    sessionStorage.clear();
    window.location.assign("/sign-in");
  }, [signOut, say]);
}

/** Moves to another workspace, with a full load: nothing of the old one may stay in memory. */
export function useSwitchWorkspace() {
  const [, change] = useMutation(SwitchWorkspaceDocument);
  const say = useUserMessage();
  return useCallback(
    async (workspaceId: string) => {
      const { data, error } = await change({ input: { workspaceId } });
      const problem = data?.switchWorkspace.errors[0] ?? error;
      if (problem) toast.error(say(problem));
      else window.location.assign("/inbox");
    },
    [change, say],
  );
}
