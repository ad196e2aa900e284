"use client";

import { SparklesIcon, StickyNoteIcon } from "lucide-react";
import { useTranslations } from "next-intl";

import { PersonAvatar } from "@/components/person-avatar";
import type { NoteItemFragment } from "@/gql/graphql";
import { useFormat } from "@/lib/use-format";

import { RichText } from "../bubbles/rich-text";

/** A colleague's note: yellow, full width, impossible to take for a message. */
export function NoteRow({ note, isFirst }: { note: NoteItemFragment; isFirst: boolean }) {
  const t = useTranslations("inbox.note");
  const format = useFormat();
  const author = note.isByAI ? t("ai") : (note.authorUser?.name ?? t("someone"));
  return (
    <div className={isFirst ? "pt-3" : "pt-1"}>
      <div className="ml-8 rounded-lg border border-note-line bg-note-wash px-3 py-2 sm:ml-16">
        {isFirst ? (
          <div className="mb-1 flex items-center gap-1.5 text-xs text-note-text">
            {note.isByAI ? <SparklesIcon aria-hidden className="size-3.5 text-ai-text" /> : <PersonAvatar name={author} className="size-4 text-[9px]" />}
            <span className="font-medium">{author}</span>
            <StickyNoteIcon aria-hidden className="size-3" />
            <span>{t("label")}</span>
            <time dateTime={note.createdAt} title={format.absolute(note.createdAt)} suppressHydrationWarning className="ml-auto">
              {format.clock(note.createdAt)}
            </time>
          </div>
        ) : null}
        <p dir="auto" className="text-base break-words whitespace-pre-wrap">
          <RichText text={note.body} mentions={note.mentions} />
        </p>
      </div>
    </div>
  );
}
