"use client";

import { createContext, type ReactNode, use, useMemo } from "react";
import { useQuery } from "urql";

import { readFragment } from "@/gql";
import { InboxBasicsDocument, type InboxBasicsQuery, type LabelChipFragment, LabelChipFragmentDoc } from "@/gql/graphql";

type Person = { id: string; name: string };

/** What every part of the inbox may need and nothing ever waits for. */
export type Inbox = {
  me: Person;
  /** Viewers read; everyone else works. */
  canWrite: boolean;
  isCompact: boolean;
  timeZone: string;
  replyTargetMs: number;
  labels: readonly LabelChipFragment[];
  teams: readonly Person[];
  members: readonly Person[];
  accounts: InboxBasicsQuery["socialAccounts"];
  savedViews: InboxBasicsQuery["savedViews"];
};

const InboxContext = createContext<Inbox | null>(null);

/** Reads the basics once; the page prefetched them, so they are there in the first render. */
export function InboxProvider({ children }: { children: ReactNode }) {
  const [{ data }] = useQuery({ query: InboxBasicsDocument, variables: {} });
  const inbox = useMemo(() => (data ? read(data) : null), [data]);
  return inbox ? <InboxContext value={inbox}>{children}</InboxContext> : null;
}

export function useInbox(): Inbox {
  const inbox = use(InboxContext);
  if (!inbox) throw new Error("useInbox needs an InboxProvider above it");
  return inbox;
}

function read({ viewer, labels, teams, members, socialAccounts, savedViews }: InboxBasicsQuery): Inbox {
  return {
    me: viewer?.user ?? { id: "", name: "" },
    canWrite: Boolean(viewer && viewer.role !== "VIEWER"),
    isCompact: viewer?.density === "COMPACT",
    timeZone: viewer?.timeZone ?? "UTC",
    replyTargetMs: (viewer?.workspace.replyTargetMinutes ?? 60) * 60_000,
    labels: readFragment(LabelChipFragmentDoc, labels),
    teams,
    members: members.filter(({ role }) => role !== "VIEWER").map(({ user }) => user),
    accounts: socialAccounts,
    savedViews,
  };
}
