"use client";

import { MicIcon, PlusIcon, SendHorizontalIcon, Trash2Icon, XIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useState } from "react";

import { playTime } from "@/lib/format";
import { toast } from "@/lib/toast";
import { cn } from "@/lib/utils";

import { AttachMenu } from "./attach-menu";
import { knownKind } from "./kinds";
import { type Draft, simulator } from "./simulator";
import type { Skin } from "./skins";
import { useRecorder } from "./use-recorder";
import type { Message } from "./world";

type PhoneComposerProps = {
  kinds: string[];
  skin: Skin;
  editing: Message | null;
  replyTo: Message | null;
  onCancel: () => void;
  onWrite: (draft: Draft) => Promise<void>;
};

/** The line at the bottom of the phone: text, attachments, voice. */
export function PhoneComposer({ kinds, skin, editing, replyTo, onCancel, onWrite }: PhoneComposerProps) {
  const t = useTranslations("sandbox");
  const [text, setText] = useState(editing?.text ?? "");
  const recorder = useRecorder({
    onDone: async (recording) => {
      const { id } = await simulator.upload(recording, "voice.ogg");
      await onWrite({ kind: "voice", mediaId: id });
    },
    onRefused: () => toast.error(t("noMicrophone")),
  });
  const submit = () => {
    const written = text.trim();
    if (!written) return;
    setText("");
    void onWrite({ text: written });
  };
  // A voice note says what has been typed, so that it can be transcribed offline.
  const attach = async (draft: Draft) => {
    const spoken = draft.kind === "voice" ? text.trim() : "";
    if (spoken) setText("");
    await onWrite(spoken ? { ...draft, text: spoken } : draft);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      submit();
    }
    if (event.key === "Escape") onCancel();
  };
  const context = editing ?? replyTo;
  const round = "grid size-9 shrink-0 place-items-center rounded-full";
  return (
    <div className={cn("shrink-0 px-2 pt-1 pb-3", skin.composer)}>
      {context ? (
        <div className={cn("mb-1 flex items-center gap-2 rounded-lg px-3 py-1.5 text-xs", skin.field, "rounded-lg!")}>
          <span className="min-w-0 flex-1 truncate">
            {editing ? t("editing") : t("replyingTo", { text: context.text || t(`kinds.${knownKind(context.kind)}`) })}
          </span>
          <button type="button" aria-label={t("cancelReply")} onClick={onCancel}>
            <XIcon className="size-4" />
          </button>
        </div>
      ) : null}
      {recorder.isRecording ? (
        <div className="flex items-center gap-2">
          <button type="button" aria-label={t("cancelRecording")} onClick={recorder.cancel} className={round}>
            <Trash2Icon className="size-5" />
          </button>
          <span className={cn("tabular flex-1 rounded-full px-4 py-2 text-sm", skin.field)} role="timer">
            <span className="mr-2 inline-block size-2 animate-pulse rounded-full bg-danger" />
            {playTime(recorder.elapsedMs)}
          </span>
          <button type="button" aria-label={t("stopRecording")} onClick={recorder.stop} className={cn(round, skin.send)}>
            <SendHorizontalIcon className="size-4" />
          </button>
        </div>
      ) : (
        <div className="flex items-end gap-1.5">
          <AttachMenu kinds={kinds} onWrite={attach}>
            <button type="button" aria-label={t("attach")} className={round}>
              <PlusIcon className="size-5" />
            </button>
          </AttachMenu>
          <textarea
            rows={1}
            value={text}
            dir="auto"
            aria-label={t("message")}
            placeholder={t("message")}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={onKeyDown}
            className={cn(
              "field-sizing-content max-h-28 min-h-9 flex-1 resize-none rounded-[18px] px-3.5 py-2 text-base leading-5 outline-offset-0 placeholder:text-current/55",
              skin.field,
            )}
          />
          {text.trim() ? (
            <button type="button" aria-label={t("send")} onClick={submit} className={cn(round, skin.send)}>
              <SendHorizontalIcon className="size-4" />
            </button>
          ) : (
            <button type="button" aria-label={t("record")} onClick={() => void recorder.start()} className={cn(round, skin.send)}>
              <MicIcon className="size-4.5" />
            </button>
          )}
        </div>
      )}
    </div>
  );
}
