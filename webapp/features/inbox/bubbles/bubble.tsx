"use client";

import { ForwardIcon } from "lucide-react";
import { useTranslations } from "next-intl";

import { MessageSources } from "@/features/replies/message-sources";
import type { MessageItemFragment } from "@/gql/graphql";
import { useFormat } from "@/lib/use-format";
import { cn } from "@/lib/utils";

import { Ticks } from "../thread/ticks";
import { MessageBody } from "./message-body";
import { readPayload } from "./payload";
import { Quote } from "./quote";

type BubbleProps = { message: MessageItemFragment; isFirst: boolean; isLast: boolean };

/** Four or fewer emoji and nothing else are drawn large, without a bubble. */
const onlyEmoji = /^(?:\p{Extended_Pictographic}(?:\uFE0F|\u200D\p{Extended_Pictographic}|[\u{1F3FB}-\u{1F3FF}])*\s*){1,5}$/u;

/** The bubble: what was said, when, and how far it has come. */
export function Bubble({ message, isFirst, isLast }: BubbleProps) {
  const t = useTranslations("inbox.message");
  const format = useFormat();
  const isOurs = message.direction === "OUT";
  const isDeleted = message.deletedAt !== null;
  const payload = readPayload(message.payload);
  const isBare = !isDeleted && (message.kind === "STICKER" || (message.kind === "TEXT" && onlyEmoji.test(message.body)));
  const isPicture = !isDeleted && (message.kind === "IMAGE" || message.kind === "VIDEO") && message.attachments.length > 0 && !message.replyTo;
  return (
    <div
      className={cn(
        "relative min-w-0 rounded-bubble text-base",
        isBare ? "bg-transparent" : surface(message),
        isBare ? "" : isPicture ? "p-1 [&>p]:px-2 [&>p]:pt-1" : "px-3 py-1.5",
        !isBare && isLast && (isOurs ? "rounded-br-sm" : "rounded-bl-sm"),
        !isBare && !isFirst && (isOurs ? "rounded-tr-sm" : "rounded-tl-sm"),
      )}
    >
      {payload.forwarded || payload.frequentlyForwarded ? (
        <p className="flex items-center gap-1 text-xs text-muted-foreground">
          <ForwardIcon className="size-3" />
          {payload.frequentlyForwarded ? t("forwardedOften") : t("forwarded")}
        </p>
      ) : null}
      {message.replyTo || message.isReplyToUnknown ? <Quote message={message.replyTo} /> : null}
      <MessageBody message={message} payload={payload} isLarge={isBare} />
      <span
        className={cn(
          "flex items-center justify-end gap-1 text-2xs text-muted-foreground select-none",
          isPicture && !message.body ? "absolute right-2.5 bottom-2.5 rounded-full bg-black/55 px-1.5 py-0.5 text-white" : isPicture ? "px-2 pb-0.5" : "-mb-0.5",
          !isPicture && message.sourceCount === 0 && "pl-6",
        )}
      >
        {message.sourceCount > 0 && !isDeleted ? <MessageSources messageId={message.id} count={message.sourceCount} /> : null}
        {message.isImported ? <span>{t("imported")}</span> : null}
        {message.editedAt && !isDeleted ? <span title={format.absolute(message.editedAt)}>{t("edited")}</span> : null}
        <time dateTime={message.occurredAt} title={format.absolute(message.occurredAt)} suppressHydrationWarning>
          {format.clock(message.occurredAt)}
        </time>
        {isOurs ? <Ticks message={message} isOnPicture={isPicture && !message.body} /> : null}
      </span>
    </div>
  );
}

function surface({ author, status }: MessageItemFragment): string {
  if (status === "FAILED") return "bg-danger-wash";
  if (author === "CUSTOMER") return "bg-n3 dark:bg-n4";
  if (author === "AI") return "bg-ai-wash";
  return "bg-primary-wash";
}
