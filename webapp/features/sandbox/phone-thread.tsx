"use client";

import { useTranslations } from "next-intl";
import { useLayoutEffect, useRef } from "react";

import { useFormat } from "@/lib/use-format";
import { dayKey } from "@/lib/format";
import { cn } from "@/lib/utils";

import { PhoneBubble } from "./phone-bubble";
import type { Skin } from "./skins";
import type { Customer, Message } from "./world";

const NEAR_PX = 120;

type PhoneThreadProps = {
  customer: Customer;
  messages: Message[] | null;
  skin: Skin;
  onReply: (message: Message) => void;
  onEdit: (message: Message) => void;
  onAct: (act: Promise<unknown>) => void;
};

/** The messages, oldest first, kept at the newest unless one scrolled up to read. */
export function PhoneThread({ customer, messages, skin, onReply, onEdit, onAct }: PhoneThreadProps) {
  const t = useTranslations("sandbox");
  const format = useFormat();
  const box = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  useLayoutEffect(() => {
    if (box.current && isAtEnd.current) box.current.scrollTop = box.current.scrollHeight;
  }, [messages]);
  const onScroll = () => {
    const el = box.current;
    if (el) isAtEnd.current = el.scrollHeight - el.scrollTop - el.clientHeight < NEAR_PX;
  };
  const byId = new Map(messages?.map((message) => [message.id, message]));
  return (
    <div
      ref={box}
      onScroll={onScroll}
      role="log"
      aria-live="polite"
      // A log that scrolls must be reachable without a mouse.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      aria-label={t("customers")}
      className="flex min-h-0 flex-1 flex-col gap-1 overflow-y-auto px-3 py-3 -outline-offset-2"
    >
      {messages?.length === 0 ? (
        <p className={cn("m-auto max-w-52 text-center text-sm", skin.meta)}>{t("emptyBody", { name: customer.name })}</p>
      ) : null}
      {messages?.map((message, at) => {
        const before = messages[at - 1];
        const isNewDay = !before || dayKey(before.at, format.ctx) !== dayKey(message.at, format.ctx);
        return (
          <div key={message.id} className={cn("flex flex-col", before?.origin !== message.origin && "mt-1.5")}>
            {isNewDay ? (
              <p className={cn("mx-auto my-2 rounded-md px-2 py-0.5 text-2xs font-medium", skin.other, skin.meta, "rounded-md!")}>
                {format.day(message.at)}
              </p>
            ) : null}
            <PhoneBubble
              customer={customer}
              message={message}
              quoted={message.replyTo ? byId.get(message.replyTo) : undefined}
              skin={skin}
              onReply={onReply}
              onEdit={onEdit}
              onAct={onAct}
            />
          </div>
        );
      })}
    </div>
  );
}
