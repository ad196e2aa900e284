"use client";

import { CircleAlertIcon, ClockIcon, PaperclipIcon } from "lucide-react";
import { useTranslations } from "next-intl";

import { useFormat } from "@/lib/use-format";
import { useUserMessage } from "@/lib/user-message";
import { cn } from "@/lib/utils";

import { RichText } from "../bubbles/rich-text";
import { type Pending, useOutbox } from "./outbox";
import { PlainImage } from "../bubbles/plain-image";

/** What this person just sent, drawn before the server has said anything. */
export function PendingBubble({ entry }: { entry: Pending }) {
  const t = useTranslations("inbox.pending");
  const common = useTranslations("common");
  const say = useUserMessage();
  const format = useFormat();
  const { update, remove } = useOutbox();
  const isNote = entry.type === "note";
  const isRefused = entry.state === "REFUSED";
  return (
    <div className={cn("flex flex-col pt-1.5", isNote ? "ml-8 sm:ml-16" : "items-end")}>
      <div
        className={cn(
          "text-base",
          isNote
            ? "rounded-lg border border-note-line bg-note-wash px-3 py-2"
            : "max-w-[min(78%,34rem)] rounded-bubble rounded-br-sm bg-primary-wash px-3 py-1.5",
          isRefused && "border-danger-line bg-danger-wash",
        )}
      >
        {entry.files.map((file) =>
          file.previewUrl && file.kind === "IMAGE" ? (
            <PlainImage key={file.id} src={file.previewUrl} alt="" className="mb-1 max-h-60 rounded-lg" />
          ) : (
            <p key={file.id} className="flex items-center gap-1.5 text-sm">
              <PaperclipIcon className="size-3.5" />
              {file.filename}
            </p>
          ),
        )}
        {entry.text ? (
          <p dir="auto" className="break-words whitespace-pre-wrap [overflow-wrap:anywhere]">
            <RichText text={entry.text} />
          </p>
        ) : null}
        <span className="-mb-0.5 flex items-center justify-end gap-1 text-2xs text-muted-foreground">
          <time dateTime={entry.at}>{format.clock(entry.at)}</time>
          <span role="img" aria-label={t(entry.state)} title={t(entry.state)} className={isRefused ? "text-danger-text" : undefined}>
            {isRefused ? <CircleAlertIcon className="size-3.5" /> : <ClockIcon className="size-3.5" />}
          </span>
        </span>
      </div>
      {entry.state === "WAITING" ? <p className="mt-1 text-xs text-warn-text">{t("waitingHint")}</p> : null}
      {isRefused ? (
        <p role="alert" className="mt-1 flex flex-wrap justify-end gap-x-3 text-xs text-danger-text">
          <span>{entry.problem ? say(entry.problem) : t("REFUSED")}</span>
          <button type="button" className="font-medium hover:underline" onClick={() => update(entry.clientKey, { state: "WAITING" })}>
            {common("retry")}
          </button>
          <button type="button" className="font-medium hover:underline" onClick={() => remove(entry.clientKey)}>
            {t("discard")}
          </button>
        </p>
      ) : null}
    </div>
  );
}
