"use client";

import { useTranslations } from "next-intl";

import { PersonAvatar } from "@/components/person-avatar";

import { useInbox } from "../inbox-context";
import { usePresent } from "../live/presence";

/** Who else has this conversation open now. */
export function RowViewers({ conversationId }: { conversationId: string }) {
  const t = useTranslations("inbox.row");
  const { me } = useInbox();
  const others = usePresent(conversationId).filter(({ id }) => id !== me.id);
  if (others.length === 0) return null;
  const names = others.map(({ name }) => name).join(", ");
  return (
    <span title={t("viewing", { names })} className="flex -space-x-1 px-0.5">
      <span className="sr-only">{t("viewing", { names })}</span>
      {others.slice(0, 3).map(({ id, name }) => (
        <PersonAvatar key={id} name={name} className="size-4 text-[9px] ring-2 ring-primary/70" />
      ))}
    </span>
  );
}
