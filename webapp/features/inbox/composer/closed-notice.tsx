"use client";

import { LockIcon } from "lucide-react";
import { useTranslations } from "next-intl";

import type { ComposerConversationFragment } from "@/gql/graphql";

import type { MessagingWindow } from "../thread/window";

type ClosedNoticeProps = { conversation: ComposerConversationFragment; state: MessagingWindow["state"] };

/** Instagram, seven days after the customer's last message: nobody may write first. A note is still possible. */
export function ClosedNotice({ conversation, state }: ClosedNoticeProps) {
  const t = useTranslations("inbox.closed");
  return (
    <div className="flex gap-2.5 px-3.5 pt-2 pb-3.5">
      <LockIcon className="mt-0.5 size-4 shrink-0 text-muted-foreground" />
      <div>
        <p className="font-medium">{state === "NEVER" ? t("neverTitle") : t("instagramTitle")}</p>
        <p className="text-xs text-muted-foreground">{t("instagramHint", { name: conversation.contact.name })}</p>
      </div>
    </div>
  );
}
