"use client";

import { type FragmentType, readFragment } from "@/gql";
import { ComposerConversationFragmentDoc, ComposerDraftFragmentDoc } from "@/gql/graphql";

import { useInbox } from "../inbox-context";
import { ComposerBox } from "./composer-box";
import { ComposerSkeleton } from "./composer-skeleton";

type ComposerProps = { conversation: FragmentType<typeof ComposerConversationFragmentDoc> | null };

/** Where one answers. People who only read see nothing here. */
export function Composer({ conversation }: ComposerProps) {
  const { canWrite } = useInbox();
  const c = readFragment(ComposerConversationFragmentDoc, conversation);
  const draft = readFragment(ComposerDraftFragmentDoc, c?.draft ?? null);
  if (!canWrite) return null;
  if (!c) return <ComposerSkeleton />;
  return <ComposerBox key={c.id} conversation={c} storedDraft={draft} />;
}
