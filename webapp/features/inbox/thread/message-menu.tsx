"use client";

import { CircleQuestionMarkIcon, CopyIcon, EllipsisIcon, ReplyIcon, SmilePlusIcon } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";

import { Tip } from "@/components/shell/tip";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@/components/menu";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import type { MessageItemFragment } from "@/gql/graphql";
import { toast } from "@/lib/toast";

import { useInbox } from "../inbox-context";
import { useInboxStore } from "../inbox-store";
import { useThread } from "./thread-context";
import { useReact } from "./use-react";

const MessageTrace = dynamic(() => import("@/features/replies/message-trace").then((loaded) => loaded.MessageTrace), { ssr: false });

const quick = ["👍", "❤️", "😂", "😮", "🙏", "🎉"];
/** The only one Instagram takes from a business. */
const instagram = ["❤️"];

/** Beside a bubble while it is pointed at: answer it, react, copy. */
export function MessageMenu({ message }: { message: MessageItemFragment }) {
  const t = useTranslations("inbox.message");
  const reaction = useTranslations("inbox.reaction");
  const common = useTranslations("common");
  const { canWrite } = useInbox();
  const { channel, setReplyTo } = useThread();
  const react = useReact();
  const [isReacting, setReacting] = useState(false);
  const [isTraced, setTraced] = useState(false);
  const replies = useTranslations("replies");
  if (message.deletedAt || message.status === "FAILED" || message.status === "QUEUED") return null;
  const text = message.body || (message.transcript?.text ?? "");
  const reply = () => {
    setReplyTo(message);
    useInboxStore.getState().requestFocus({ conversationId: message.conversationId, mode: "reply" });
  };
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    toast(common("copied"));
  };
  return (
    <div className="pointer-events-none flex shrink-0 items-center self-center opacity-0 group-focus-within/message:pointer-events-auto group-focus-within/message:opacity-100 group-hover/message:pointer-events-auto group-hover/message:opacity-100 has-[[data-state=open]]:pointer-events-auto has-[[data-state=open]]:opacity-100">
      {canWrite ? (
        <>
          <Popover open={isReacting} onOpenChange={setReacting}>
            <Tip label={reaction("add")}>
              <PopoverTrigger asChild>
                <Button variant="ghost" size="icon-sm" aria-label={reaction("add")}>
                  <SmilePlusIcon />
                </Button>
              </PopoverTrigger>
            </Tip>
            <PopoverContent className="flex w-auto gap-0.5 p-1" aria-label={reaction("add")}>
              {(channel === "INSTAGRAM" ? instagram : quick).map((emoji) => (
                <button
                  key={emoji}
                  type="button"
                  onClick={() => {
                    setReacting(false);
                    void react(message.id, emoji);
                  }}
                  className="grid size-8 place-items-center rounded-md text-lg hover:bg-accent"
                >
                  {emoji}
                </button>
              ))}
            </PopoverContent>
          </Popover>
          <Tip label={t("reply")}>
            <Button variant="ghost" size="icon-sm" aria-label={t("reply")} onClick={reply} className="max-sm:hidden">
              <ReplyIcon />
            </Button>
          </Tip>
        </>
      ) : null}
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button variant="ghost" size="icon-sm" aria-label={t("more")}>
            <EllipsisIcon />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align={message.direction === "OUT" ? "end" : "start"}>
          {canWrite ? (
            <DropdownMenuItem onSelect={reply}>
              <ReplyIcon />
              {t("reply")}
            </DropdownMenuItem>
          ) : null}
          <DropdownMenuItem disabled={!text} onSelect={() => void copy()}>
            <CopyIcon />
            {t("copyText")}
          </DropdownMenuItem>
          {message.author === "AI" ? (
            <DropdownMenuItem onSelect={() => setTraced(true)}>
              <CircleQuestionMarkIcon />
              {replies("whyMessage")}
            </DropdownMenuItem>
          ) : null}
        </DropdownMenuContent>
      </DropdownMenu>
      {isTraced ? <MessageTrace messageId={message.id} onClose={() => setTraced(false)} /> : null}
    </div>
  );
}
