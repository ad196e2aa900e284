"use client";

import { useTranslations } from "next-intl";

import type { MessageItemFragment } from "@/gql/graphql";
import { cn } from "@/lib/utils";

import { useInbox } from "../inbox-context";
import { useReact } from "./use-react";

/** Who answered with an emoji. Pressing our own takes it back. */
export function ReactionChips({ message }: { message: MessageItemFragment }) {
  const t = useTranslations("inbox.reaction");
  const { canWrite } = useInbox();
  const react = useReact();
  if (message.reactions.length === 0 || message.deletedAt) return null;
  return (
    <ul className="relative z-[1] -mt-1.5 flex gap-1 px-2">
      {message.reactions.map((reaction) => {
        const isOurs = reaction.author !== "CUSTOMER";
        const name = isOurs ? (reaction.authorUser?.name ?? t("team")) : t("customer");
        const look = cn("inline-flex h-6 items-center rounded-full border-2 border-surface px-1.5 text-sm", isOurs ? "bg-primary-wash" : "bg-n4");
        return (
          <li key={reaction.id} title={name}>
            {isOurs && canWrite ? (
              <button type="button" className={look} aria-label={t("takeBack", { emoji: reaction.emoji })} onClick={() => void react(message.id, null)}>
                {reaction.emoji}
              </button>
            ) : (
              <span className={look}>
                {reaction.emoji}
                <span className="sr-only">{name}</span>
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
