"use client";

import { LayoutTemplateIcon, PaperclipIcon, SendHorizontalIcon, StickyNoteIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useRef } from "react";

import { Tip } from "@/components/shell/tip";
import { Button } from "@/components/ui/button";
import type { ComposerConversationFragment } from "@/gql/graphql";
import { cn } from "@/lib/utils";

import { EmojiButton } from "./emoji-button";
import { LengthCounter } from "./length-counter";
import type { DraftText } from "./unsaved-drafts";
import { VoiceRecorder } from "./voice-recorder";

type ComposerToolbarProps = {
  conversation: ComposerConversationFragment;
  draft: DraftText;
  isNote: boolean;
  isBusy: boolean;
  hasFiles: boolean;
  onInsert: (text: string) => void;
  onFiles: (files: File[], isVoice?: boolean) => void;
  onTemplate?: () => void;
  onSend: () => void;
  aiMenu: ReactNode;
};

/** Under the text: what may go with it, and the way out. */
export function ComposerToolbar(props: ComposerToolbarProps) {
  const t = useTranslations("inbox.composer");
  const { conversation, draft, isNote, isBusy, hasFiles } = props;
  const picker = useRef<HTMLInputElement>(null);
  const canSend = !isBusy && (draft.body.trim() !== "" || (!isNote && hasFiles));
  return (
    <div className="flex items-center gap-0.5 px-1.5 pb-1.5">
      {isNote ? null : (
        <>
          <input
            ref={picker}
            type="file"
            multiple
            hidden
            aria-label={t("attach")}
            onChange={(event) => {
              props.onFiles([...(event.target.files ?? [])]);
              event.target.value = "";
            }}
          />
          <Tip label={t("attach")}>
            <Button variant="ghost" size="icon-sm" aria-label={t("attach")} onClick={() => picker.current?.click()}>
              <PaperclipIcon />
            </Button>
          </Tip>
          <VoiceRecorder channel={conversation.channel} onRecorded={(file) => props.onFiles([file], true)} />
        </>
      )}
      <EmojiButton onPick={props.onInsert} />
      {props.aiMenu}
      {!isNote && props.onTemplate ? (
        <Tip label={t("template")}>
          <Button variant="ghost" size="icon-sm" aria-label={t("template")} onClick={props.onTemplate}>
            <LayoutTemplateIcon />
          </Button>
        </Tip>
      ) : null}
      <span className="flex-1" />
      {isNote ? null : <LengthCounter channel={conversation.channel} text={draft.body} />}
      <Tip label={isNote ? t("addNote") : t("send")} keys="enter">
        <Button
          size="sm"
          disabled={!canSend}
          onClick={props.onSend}
          className={cn(isNote && "border border-note bg-note text-[oklch(0.3_0.06_88)] hover:bg-note/80")}
        >
          {isNote ? <StickyNoteIcon /> : <SendHorizontalIcon />}
          {isNote ? t("addNote") : t("send")}
        </Button>
      </Tip>
    </div>
  );
}
