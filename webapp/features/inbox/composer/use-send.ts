"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useQuery } from "urql";

import { readFragment } from "@/gql";
import { type ComposerConversationFragment, ConversationRowFragmentDoc, ThreadDocument } from "@/gql/graphql";

import { useInbox } from "../inbox-context";
import { useOutbox } from "./outbox";
import type { Guard } from "./send-guard";
import { mentionedIn } from "./suggest";
import type { DraftText } from "./unsaved-drafts";
import type { Upload } from "./use-uploads";
import { missing, withValues } from "./variables";

type SendOptions = {
  conversation: ComposerConversationFragment;
  draft: DraftText;
  uploads: readonly Upload[];
  replyToId: string | null;
  /** The AI's draft that the text began as. */
  replyId?: string;
  onSent: () => void;
};

type Values = Readonly<Record<string, string>>;
/** Whether the conversation is resolved with it, and what stands for the variables of the text. */
type How = { resolves?: boolean; values?: Values };

/**
 * Puts what is written into the outbox, under a key of its own. Stops once when
 * somebody else has answered since this person began to write, and while a
 * variable is left open.
 */
export function useSend({ conversation, draft, uploads, replyToId, replyId, onSent }: SendOptions) {
  const t = useTranslations("inbox");
  const { me, members } = useInbox();
  const [asked, setAsked] = useState<(How & { guard: Guard }) | null>(null);
  const [{ data }] = useQuery({ query: ThreadDocument, variables: { id: conversation.id } });
  const last = readFragment(ConversationRowFragmentDoc, data?.conversation ?? null)?.lastMessage;

  // The last message when this text was begun: an answer after it came in between.
  const isEmpty = draft.body.trim() === "";
  const [lastWhenBegun, setLastWhenBegun] = useState<string | null>(null);
  if (isEmpty && lastWhenBegun !== (last?.id ?? null)) setLastWhenBegun(last?.id ?? null);

  const send = ({ resolves = false, values = {} }: How, isSure = false) => {
    const body = withValues(draft.body.trim(), values);
    const ready = uploads.filter(({ id, problem }) => id !== null && !problem);
    if (draft.isNote ? !body : !body && ready.length === 0) return;
    if (!draft.isNote && uploads.some(({ id, problem }) => !id && !problem)) return;
    const open = draft.isNote ? [] : missing(body);
    if (open.length > 0) return setAsked({ resolves, guard: { reason: "VARIABLES", names: open } });
    const isTheirs = last && last.author !== "CUSTOMER" && last.authorUser?.id !== me.id;
    if (!draft.isNote && !isSure && isTheirs && last.id !== lastWhenBegun) {
      const who = last.authorUser?.name ?? t("row.team");
      return setAsked({ resolves, values, guard: { reason: "ANSWERED", who, text: last.body || t(`kind.${last.kind}`) } });
    }
    setAsked(null);
    const clientKey = crypto.randomUUID();
    const common = { clientKey, conversationId: conversation.id, text: body, at: new Date().toISOString(), state: "WAITING" as const, resolves };
    if (draft.isNote) {
      const mentionedUserIds = mentionedIn(body, members).map(({ id }) => id);
      useOutbox.getState().add({ ...common, files: [], type: "note", input: { conversationId: conversation.id, clientKey, body, mentionedUserIds } });
    } else if (replyId && ready.length === 0 && !replyToId) {
      // Its key is the server's, so that the message is recognised when it arrives.
      useOutbox.getState().add({ ...common, clientKey: `reply:${replyId}`, files: [], type: "reply", input: { replyId, body } });
    } else {
      const attachmentIds = ready.flatMap(({ id }) => id ?? []);
      const files = ready.map(({ key, kind, filename, previewUrl }) => ({ id: key, kind, filename, previewUrl }));
      useOutbox.getState().add({
        ...common,
        files,
        type: "message",
        input: { conversationId: conversation.id, clientKey, body: body || null, attachmentIds, replyToId },
      });
    }
    onSent();
  };
  // Who goes on writing may have filled a variable in, or brought another one.
  const stillOpen = asked?.guard.reason === "VARIABLES" ? missing(draft.body) : null;
  const guard: Guard | undefined = !stillOpen ? asked?.guard : stillOpen.length > 0 ? { reason: "VARIABLES", names: stillOpen } : undefined;
  return {
    send,
    guard,
    /** What was asked is answered: as it was meant to be sent, and with these values. */
    goOn: (values?: Values) => asked && send({ resolves: asked.resolves, values: values ?? asked.values }, asked.guard.reason === "ANSWERED"),
    dismissGuard: () => setAsked(null),
  };
}
