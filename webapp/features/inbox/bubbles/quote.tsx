"use client";

import { useTranslations } from "next-intl";

import { type FragmentType, readFragment } from "@/gql";
import { AttachmentTileFragmentDoc, QuotedMessageFragmentDoc } from "@/gql/graphql";

import { useInbox } from "../inbox-context";
import { useThread } from "../thread/thread-context";
import { PlainImage } from "./plain-image";

type QuoteProps = { message: FragmentType<typeof QuotedMessageFragmentDoc> | null };

/** The message that is answered; pressing it goes there. */
export function Quote({ message: masked }: QuoteProps) {
  const t = useTranslations("inbox");
  const { me } = useInbox();
  const { jumpTo } = useThread();
  const message = readFragment(QuotedMessageFragmentDoc, masked);
  if (!message) {
    return <p className="mb-1 border-l-2 border-n7 pl-2 text-xs text-muted-foreground">{t("message.quoteUnknown")}</p>;
  }
  const image = readFragment(AttachmentTileFragmentDoc, message.attachments).find(({ url, kind }) => url && kind === "IMAGE");
  const who =
    message.direction === "IN"
      ? t("message.customer")
      : message.authorUser?.id === me.id
        ? t("row.you")
        : (message.authorUser?.name ?? t("row.team"));
  return (
    <button
      type="button"
      onClick={() => jumpTo(message.id)}
      aria-label={t("message.goToQuote")}
      className="mb-1 flex w-full min-w-40 items-center gap-2 rounded-md border-l-2 border-primary bg-surface/60 px-2 py-1 text-start hover:bg-surface dark:bg-n2/60 dark:hover:bg-n2"
    >
      <span className="min-w-0 flex-1">
        <span className="block text-xs font-medium text-primary-text">{who}</span>
        <span dir="auto" className="line-clamp-2 text-xs break-words text-muted-foreground">
          {message.deletedAt ? t("message.deleted") : message.body || t(`kind.${message.kind}`)}
        </span>
      </span>
      {image?.url ? <PlainImage src={image.url} alt="" className="size-9 shrink-0 rounded-sm object-cover" /> : null}
    </button>
  );
}
