"use client";

import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { useCallback, useEffect, useRef, useState } from "react";

import { useReplies } from "@/features/replies/reply-store";
import { AiMenu } from "@/features/writing/ai-menu";
import { ImprovedText } from "@/features/writing/improved-text";
import { useWritingHelp } from "@/features/writing/use-writing-help";
import type { ComposerConversationFragment, ComposerDraftFragment } from "@/gql/graphql";
import { useActions } from "@/lib/shortcuts/registry";
import { toast } from "@/lib/toast";
import { useFormat } from "@/lib/use-format";
import { cn } from "@/lib/utils";

import { useInbox } from "../inbox-context";
import { useInboxStore } from "../inbox-store";
import { messagingWindow } from "../thread/window";
import { useThread } from "../thread/thread-context";
import { AttachmentTray } from "./attachment-tray";
import { ClosedNotice } from "./closed-notice";
import { ComposerEdge } from "./composer-edge";
import { ComposerInput } from "./composer-input";
import { ComposerToolbar } from "./composer-toolbar";
import { ModeToggle } from "./mode-toggle";
import { useOutbox } from "./outbox";
import { ReplyChip } from "./reply-chip";
import { SendGuard } from "./send-guard";
import { TemplatePicker } from "./template-picker";
import { useCannedFiles } from "./use-canned-files";
import { useDraft } from "./use-draft";
import { useSend } from "./use-send";
import { useTyping } from "./use-typing";
import { useUploads } from "./use-uploads";

/** What shows an answer of the assistant's; loaded ahead, see later.tsx. */
export const loadReplySlot = () => import("@/features/replies/reply-slot");
const ReplySlot = dynamic(() => loadReplySlot().then((loaded) => loaded.ReplySlot), { ssr: false });

type ComposerBoxProps = { conversation: ComposerConversationFragment; storedDraft: ComposerDraftFragment | null };

/** The composer of one conversation: reply or note, and when the window has closed, the template picker. */
export function ComposerBox({ conversation: c, storedDraft }: ComposerBoxProps) {
  const t = useTranslations("inbox.composer");
  const format = useFormat();
  const { replyTo, setReplyTo, takeFiles } = useThread();
  const { draft, change, clear } = useDraft(c.id, storedDraft);
  const files = useUploads({ channel: c.channel });
  const copyCannedFiles = useCannedFiles(c.id);
  const input = useRef<HTMLTextAreaElement>(null);
  const [isPicking, setPicking] = useState(false);
  const typing = useTyping(c.id);
  const { canWrite } = useInbox();
  const window = messagingWindow(c, format.now.getTime());
  const isNote = draft.isNote;
  const canWriteFreely = window.state === "OPEN" || window.state === "HUMAN";
  const isTemplate = !isNote && (isPicking || !canWriteFreely) && c.channel === "WHATSAPP";
  const isShut = !isNote && !canWriteFreely && c.channel === "INSTAGRAM";

  const help = useWritingHelp(c.id, { input, body: draft.body, onChange: (body) => change({ ...draft, body }), canWrite: canWrite && !isTemplate && !isShut });

  const setMode = (note: boolean) => {
    setPicking(false);
    change({ ...draft, isNote: note });
    requestAnimationFrame(() => input.current?.focus());
  };
  const addFiles = useCallback(
    (added: readonly File[], isVoice = false) => {
      files.add(added, isVoice);
      input.current?.focus();
    },
    // eslint-disable-next-line react-hooks/exhaustive-deps -- add is stable while the channel is
    [files.add],
  );
  const takesFiles = !isNote && canWriteFreely && !isTemplate;
  useEffect(() => {
    takeFiles(takesFiles ? addFiles : null);
    return () => takeFiles(null);
  }, [takesFiles, addFiles, takeFiles]);

  const takenId = useReplies((state) => state.taken[c.id]);
  const offer = useReplies((state) => state.offers[c.id]);
  const { take } = useReplies.getState();
  const takeDraft = (replyId: string, body: string) => {
    take(c.id, replyId);
    change({ ...draft, body, isNote: false });
    requestAnimationFrame(() => input.current?.focus());
  };
  const { send, guard, goOn, dismissGuard } = useSend({
    conversation: c,
    draft,
    uploads: files.uploads,
    replyToId: replyTo?.id ?? draft.replyToId,
    replyId: takenId,
    onSent: () => {
      clear();
      take(c.id, null);
      files.clear();
      setReplyTo(null);
      typing.stop();
      input.current?.focus();
    },
  });

  const request = useInboxStore((state) => state.focusRequest);
  useEffect(() => {
    if (request?.conversationId !== c.id) return;
    const { text } = request;
    if (text !== undefined) {
      useInboxStore.getState().requestFocus(canWriteFreely ? { ...request, text: undefined, mode: draft.isNote && draft.body.trim() ? "note" : "reply" } : null);
      if (!canWriteFreely) return toast.info(t("cannotInsert"));
      // What is being written stays, and a note stays a note: it must not become something to send.
      return change({ ...draft, body: draft.body.trim() ? `${draft.body.trimEnd()}\n\n${text}` : text });
    }
    if ((request.mode === "note") !== draft.isNote) change({ ...draft, isNote: request.mode === "note" });
    const frame = requestAnimationFrame(() => {
      setPicking(false);
      input.current?.focus();
      useInboxStore.getState().requestFocus(null);
    });
    return () => cancelAnimationFrame(frame);
  }, [request, c.id, draft, change, canWriteFreely, t]);
  // In a field these keys are the field's; the text itself hears them too.
  useActions(
    isShut || isTemplate || !canWrite
      ? []
      : [
          { id: "inbox-send", group: "composer", label: t("send"), keys: ["mod+enter"], whileTyping: false, isHidden: true, run: () => send({}) },
          { id: "inbox-send-resolve", group: "composer", label: t("sendAndResolve"), keys: ["mod+shift+enter"], whileTyping: false, isHidden: true, run: () => send({ resolves: true }) },
        ],
  );
  useActions(
    canWrite && c.channel === "WHATSAPP" ? [{ id: "inbox-template", group: "composer", label: t("template"), run: () => setPicking(true) }] : [],
  );

  return (
    <div className="shrink-0 px-3 pb-3 sm:px-4">
      <ComposerEdge conversation={c} window={window} isNote={isNote} />
      <div
        className={cn(
          "relative rounded-xl border shadow-card transition-colors duration-150",
          isNote ? "border-note bg-note-wash" : "border-n7 bg-surface focus-within:border-primary dark:bg-n3",
        )}
      >
        <div className="flex items-center gap-2 px-2 pt-1.5">
          <ModeToggle isNote={isNote} onChange={setMode} />
        </div>
        {guard ? <SendGuard guard={guard} onSend={goOn} onCancel={() => (dismissGuard(), input.current?.focus())} /> : null}
        {isShut ? <ClosedNotice conversation={c} state={window.state} /> : null}
        {isTemplate ? (
          <TemplatePicker conversation={c} isForced={!canWriteFreely} state={window.state} onClose={() => setPicking(false)} />
        ) : null}
        {isShut || isTemplate ? null : (
          <>
            {!isNote ? <ReplyChip message={replyTo} draftReplyToId={draft.replyToId} onRemove={() => (setReplyTo(null), change({ ...draft, replyToId: null }))} /> : null}
            <ComposerInput
              ref={input}
              conversation={c}
              draft={draft}
              onChange={(body) => {
                change({ ...draft, body, replyToId: replyTo?.id ?? draft.replyToId });
                typing.touch(isNote);
              }}
              onSend={(resolves) => send({ resolves })}
              onTab={offer && !isNote && draft.body === "" ? () => takeDraft(offer.id, offer.body) : undefined}
              onFiles={takesFiles ? addFiles : undefined}
              onCanned={(canned) => files.addCopies(canned.files, () => copyCannedFiles(canned))}
            />
            {!isNote ? <AttachmentTray uploads={files.uploads} onRemove={files.remove} className="px-3 py-2" /> : null}
            {!isNote && canWrite ? (
              <ReplySlot
                conversationId={c.id}
                isEmpty={draft.body.trim() === ""}
                onTake={takeDraft}
                onSend={(replyId, body) => approve(c.id, replyId, body)}
              />
            ) : null}
            {help.improvement ? (
              <ImprovedText improvement={help.improvement} onAccept={help.accept} onAgain={help.again} onDiscard={help.discard} />
            ) : null}
            <ComposerToolbar
              conversation={c}
              draft={draft}
              isNote={isNote}
              isBusy={files.isBusy}
              hasFiles={files.uploads.some(({ id, problem }) => id && !problem)}
              onInsert={(text) => {
                change({ ...draft, body: draft.body + text });
                input.current?.focus();
              }}
              onFiles={addFiles}
              onTemplate={c.channel === "WHATSAPP" ? () => setPicking(true) : undefined}
              onSend={() => send({})}
              aiMenu={<AiMenu isOpen={help.isMenuOpen} onOpenChange={help.setMenuOpen} isDisabled={help.isEmpty} onChoose={help.choose} onClosed={() => input.current?.focus()} />}
            />
          </>
        )}
      </div>
    </div>
  );
}

/** Sends the AI's draft as it is. Its key is the server's, so that the message is recognised when it arrives. */
function approve(conversationId: string, replyId: string, text: string) {
  const at = new Date().toISOString();
  useOutbox.getState().add({
    type: "reply", input: { replyId }, clientKey: `reply:${replyId}`, conversationId, text, files: [], at, state: "WAITING", resolves: false,
  });
}
