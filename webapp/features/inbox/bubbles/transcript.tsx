"use client";

import { AudioLinesIcon, LoaderIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useLayoutEffect, useRef, useState } from "react";
import { useMutation } from "urql";

import { readFragment } from "@/gql";
import { AttachmentTileFragmentDoc, type MessageItemFragment, TranscribeMessageDocument } from "@/gql/graphql";
import { toast } from "@/lib/toast";
import { useUserMessage } from "@/lib/user-message";
import { cn } from "@/lib/utils";

import { useInbox } from "../inbox-context";

/** What is said in a customer's recording, or why it is not written down and the way to have it done. */
export function Transcript({ message }: { message: MessageItemFragment }) {
  const t = useTranslations("inbox.transcript");
  const { canWrite } = useInbox();
  const say = useUserMessage();
  const [{ fetching }, transcribe] = useMutation(TranscribeMessageDocument);
  const files = readFragment(AttachmentTileFragmentDoc, message.attachments);
  const isHere = files.some(({ kind, url }) => url && (kind === "VOICE" || kind === "AUDIO"));
  const { transcript } = message;
  if (message.direction === "OUT") return null;
  if (transcript?.state === "DONE") return transcript.text ? <Spoken text={transcript.text} language={transcript.language} /> : <Line>{t("silent")}</Line>;
  if (transcript?.state === "PENDING" || fetching) {
    return (
      <Line>
        <LoaderIcon aria-hidden className="size-3 animate-spin [animation-duration:2s]" />
        {t("pending")}
      </Line>
    );
  }
  if (!isHere) return null;
  const reason = transcript?.reason;
  const ask = async () => {
    const { data, error } = await transcribe({ input: { messageId: message.id } });
    const problem = data?.transcribeMessage.errors[0] ?? error;
    if (problem) toast.error(say(problem));
  };
  return (
    <Line>
      {reason && reason !== "AI_OFF" ? <span>{t(`reason.${reason}`)}</span> : null}
      {canWrite ? (
        <button type="button" onClick={() => void ask()} className="inline-flex items-center gap-1 font-medium text-foreground underline-offset-3 hover:underline">
          <AudioLinesIcon aria-hidden className="size-3" />
          {transcript?.state === "FAILED" ? t("again") : t("ask")}
        </button>
      ) : null}
    </Line>
  );
}

/** A few lines; the rest on demand. The direction and the language are the speaker's. */
function Spoken({ text, language }: { text: string; language: string }) {
  const t = useTranslations("inbox.transcript");
  const [isOpen, setOpen] = useState(false);
  const [isLong, setLong] = useState(false);
  const body = useRef<HTMLParagraphElement>(null);
  useLayoutEffect(() => {
    const element = body.current;
    if (element && !isOpen) setLong(element.scrollHeight > element.clientHeight + 1);
  }, [text, isOpen]);
  return (
    <div className="max-w-72 border-t border-n6 pt-1.5 pb-0.5">
      <p
        ref={body}
        dir="auto"
        lang={language || undefined}
        className={cn("text-sm break-words whitespace-pre-wrap [overflow-wrap:anywhere]", !isOpen && "line-clamp-4")}
      >
        <span className="sr-only">{t("label")} </span>
        {text}
      </p>
      {isLong ? (
        <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)} className="text-xs font-medium text-muted-foreground underline-offset-3 hover:text-foreground hover:underline">
          {isOpen ? t("less") : t("more")}
        </button>
      ) : null}
    </div>
  );
}

function Line({ children }: { children: React.ReactNode }) {
  return <p className="flex max-w-72 flex-wrap items-center gap-x-2 gap-y-0.5 pb-0.5 text-xs text-muted-foreground">{children}</p>;
}
