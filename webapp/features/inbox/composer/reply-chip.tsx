"use client";

import { ReplyIcon, XIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useQuery } from "urql";

import { readFragment } from "@/gql";
import { type MessageItemFragment, QuotedMessageDocument, QuotedMessageFragmentDoc } from "@/gql/graphql";

type ReplyChipProps = { message: MessageItemFragment | null; draftReplyToId: string | null; onRemove: () => void };

/** The message that will be quoted. A draft from another device may name one that is not loaded here. */
export function ReplyChip({ message, draftReplyToId, onRemove }: ReplyChipProps) {
  const t = useTranslations("inbox");
  const [{ data }] = useQuery({ query: QuotedMessageDocument, variables: { id: draftReplyToId ?? "" }, pause: Boolean(message) || !draftReplyToId });
  const stored = readFragment(QuotedMessageFragmentDoc, data?.message ?? null);
  const quoted = message ?? (draftReplyToId ? stored : null);
  if (!quoted) return null;
  return (
    <div className="mx-3 mt-1.5 flex items-center gap-2 rounded-md border-l-2 border-primary bg-n2 py-1 pr-1 pl-2 text-xs dark:bg-n4">
      <ReplyIcon className="size-3.5 shrink-0 text-muted-foreground" />
      <span dir="auto" className="min-w-0 flex-1 truncate text-muted-foreground">
        {quoted.body || t(`kind.${quoted.kind}`)}
      </span>
      <button type="button" aria-label={t("composer.removeQuote")} onClick={onRemove} className="grid size-5 place-items-center rounded-sm hover:bg-accent">
        <XIcon className="size-3.5" />
      </button>
    </div>
  );
}
