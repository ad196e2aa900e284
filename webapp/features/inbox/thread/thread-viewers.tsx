"use client";

import { useTranslations } from "next-intl";

import { PersonAvatar } from "@/components/person-avatar";

import { useInbox } from "../inbox-context";
import { usePresent } from "../live/presence";

/** Colleagues who have this conversation open, before one answers at the same time. */
export function ThreadViewers({ conversationId }: { conversationId: string }) {
  const t = useTranslations("inbox.row");
  const { me } = useInbox();
  const others = usePresent(conversationId).filter(({ id }) => id !== me.id);
  if (others.length === 0) return null;
  const label = t("viewing", { names: others.map(({ name }) => name).join(", ") });
  return (
    <span title={label} className="flex -space-x-1.5 px-1">
      <span className="sr-only">{label}</span>
      {others.slice(0, 3).map(({ id, name }) => (
        <PersonAvatar key={id} name={name} className="size-5 text-[10px] ring-2 ring-primary/70" />
      ))}
    </span>
  );
}
