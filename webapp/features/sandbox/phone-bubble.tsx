"use client";

import { CheckCheckIcon, CheckIcon, ChevronDownIcon } from "lucide-react";
import { useTranslations } from "next-intl";

import { DropdownMenu, DropdownMenuTrigger } from "@/components/menu";
import { useFormat } from "@/lib/use-format";
import { cn } from "@/lib/utils";

import { PhoneContent } from "./phone-content";
import { knownKind } from "./kinds";
import { MessageMenu } from "./message-menu";
import { simulator } from "./simulator";
import type { Skin } from "./skins";
import type { Customer, Message } from "./world";

type PhoneBubbleProps = {
  customer: Customer;
  message: Message;
  quoted?: Message;
  skin: Skin;
  onReply: (message: Message) => void;
  onEdit: (message: Message) => void;
  onAct: (act: Promise<unknown>) => void;
};

/** One message as the customer's app shows it, with what they can do to it. */
export function PhoneBubble({ customer, message, quoted, skin, onReply, onEdit, onAct }: PhoneBubbleProps) {
  const t = useTranslations("sandbox");
  const format = useFormat();
  const isOwn = message.origin === "CUSTOMER";
  const reactions = [message.reaction, message.ourReaction].filter(Boolean);
  const tap = (choice: { id: string; title: string }) => {
    const kind = message.template ? "button" : customer.channel === "WHATSAPP" ? "button_reply" : "quick_reply";
    onAct(simulator.write(customer.id, { kind, choice, replyTo: message.id }));
  };
  return (
    <div className={cn("group/bubble relative flex max-w-[84%] flex-col", isOwn ? "items-end self-end" : "items-start self-start")}>
      <div className={cn("relative min-w-16 px-2.5 py-1.5 text-base shadow-[0_1px_0.5px_rgb(0_0_0/0.1)]", isOwn ? skin.own : skin.other)}>
        {quoted ? (
          <p className="mb-1 line-clamp-2 rounded-md border-l-3 border-current/40 bg-current/8 px-2 py-1 text-xs opacity-85">
            {quoted.text || t(`kinds.${knownKind(quoted.kind)}`)}
          </p>
        ) : null}
        {message.deleted ? (
          <p className="text-sm italic opacity-80">{t("deleted")}</p>
        ) : (
          <PhoneContent message={message} />
        )}
        <p className={cn("tabular mt-0.5 flex items-center justify-end gap-1 text-2xs", isOwn ? "opacity-80" : skin.meta)}>
          {message.origin === "APP" ? <span className="mr-1">{t("fromApp")}</span> : null}
          {message.edited > 0 ? <span>{t("edited")}</span> : null}
          {format.clock(message.at)}
          {isOwn ? <CheckCheckIcon aria-hidden className="size-3.5" /> : null}
          {!isOwn && message.status === "failed" ? <CheckIcon aria-hidden className="size-3.5 opacity-40" /> : null}
        </p>
        {message.deleted ? null : (
          <DropdownMenu>
            <DropdownMenuTrigger
              aria-label={t("messageActions")}
              className="absolute top-0.5 right-0.5 grid size-6 place-items-center rounded-full bg-inherit opacity-0 group-hover/bubble:opacity-100 focus-visible:opacity-100 data-[state=open]:opacity-100 touch:opacity-60"
            >
              <ChevronDownIcon className="size-4" />
            </DropdownMenuTrigger>
            <MessageMenu customer={customer} message={message} onReply={onReply} onEdit={onEdit} onAct={onAct} />
          </DropdownMenu>
        )}
      </div>
      {message.buttons?.length && !isOwn ? (
        <div className="mt-1 grid w-full gap-1">
          {message.buttons.map((choice) => (
            <button
              key={choice.id}
              type="button"
              onClick={() => tap(choice)}
              className={cn("rounded-lg px-3 py-1.5 text-center text-sm font-medium text-[light-dark(#0b6e5b,#53bdeb)]", skin.other, "rounded-lg!")}
            >
              {choice.title}
            </button>
          ))}
        </div>
      ) : null}
      {reactions.length > 0 ? (
        <span className={cn("relative z-10 -mt-1.5 rounded-full border border-black/10 px-1.5 text-sm", skin.other, "rounded-full!")}>
          {reactions.join(" ")}
        </span>
      ) : null}
    </div>
  );
}
