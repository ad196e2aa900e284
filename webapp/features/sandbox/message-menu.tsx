"use client";

import { PencilIcon, PlayIcon, ReplyIcon, Undo2Icon } from "lucide-react";
import { useTranslations } from "next-intl";

import { DropdownMenuContent, DropdownMenuItem, DropdownMenuSeparator } from "@/components/menu";
import { cn } from "@/lib/utils";

import { simulator } from "./simulator";
import type { Customer, Message } from "./world";

const emojis = ["❤️", "👍", "😂", "😮", "😢", "🙏"];

type MessageMenuProps = {
  customer: Customer;
  message: Message;
  onReply: (message: Message) => void;
  onEdit: (message: Message) => void;
  onAct: (act: Promise<unknown>) => void;
};

/** What a customer can do with a message: react and reply to any, edit and unsend their own. */
export function MessageMenu({ customer, message, onReply, onEdit, onAct }: MessageMenuProps) {
  const t = useTranslations("sandbox");
  const isOwn = message.origin === "CUSTOMER";
  const react = (emoji: string) => onAct(simulator.react(customer.id, message.id, message.reaction === emoji ? "" : emoji));
  return (
    <DropdownMenuContent align={isOwn ? "end" : "start"}>
      <div className="flex">
        {emojis.map((emoji) => (
          <DropdownMenuItem
            key={emoji}
            aria-label={message.reaction === emoji ? t("takeBack") : t("react", { emoji })}
            onSelect={() => react(emoji)}
            className={cn("size-8 justify-center p-0 text-base", message.reaction === emoji && "bg-accent")}
          >
            {emoji}
          </DropdownMenuItem>
        ))}
      </div>
      <DropdownMenuSeparator />
      <DropdownMenuItem onSelect={() => onReply(message)}>
        <ReplyIcon />
        {t("reply")}
      </DropdownMenuItem>
      {message.kind === "voice" && !isOwn && customer.channel === "WHATSAPP" ? (
        <DropdownMenuItem onSelect={() => onAct(simulator.play(customer.id, message.id))}>
          <PlayIcon />
          {t("playVoice")}
        </DropdownMenuItem>
      ) : null}
      {isOwn && message.kind === "text" ? (
        <DropdownMenuItem onSelect={() => onEdit(message)}>
          <PencilIcon />
          {t("editMessage")}
        </DropdownMenuItem>
      ) : null}
      {isOwn ? (
        <DropdownMenuItem variant="destructive" onSelect={() => onAct(simulator.unsend(customer.id, message.id))}>
          <Undo2Icon />
          {t("unsend")}
        </DropdownMenuItem>
      ) : null}
    </DropdownMenuContent>
  );
}
