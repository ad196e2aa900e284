"use client";

import { useTranslations } from "next-intl";

import type { Channel } from "@/gql/graphql";

import { byteLength, INSTAGRAM_BYTES, partsOf, WHATSAPP_CHARACTERS } from "./bytes";

/** Shown when the limit comes near: Instagram splits past a thousand bytes, WhatsApp ends at 4,096 signs. */
export function LengthCounter({ channel, text }: { channel: Channel; text: string }) {
  const t = useTranslations("inbox.composer");
  const limit = channel === "INSTAGRAM" ? INSTAGRAM_BYTES : WHATSAPP_CHARACTERS;
  const used = channel === "INSTAGRAM" ? byteLength(text) : text.length;
  if (used < limit * 0.8) return null;
  const isOver = used > limit;
  return (
    <span role="status" className={`pr-2 text-xs tabular ${isOver ? "text-warn-text" : "text-muted-foreground"}`}>
      {isOver && channel === "INSTAGRAM" ? t("split", { count: partsOf(text) }) : t("length", { used, limit })}
    </span>
  );
}
