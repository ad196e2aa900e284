"use client";

import { SmartphoneIcon, SparklesIcon, WorkflowIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import type { ReactNode } from "react";

import { PersonAvatar } from "@/components/person-avatar";
import type { MessageItemFragment } from "@/gql/graphql";
import { cn } from "@/lib/utils";

import { Bubble } from "../bubbles/bubble";
import { useInbox } from "../inbox-context";
import { MessageMenu } from "./message-menu";
import { ReactionChips } from "./reaction-chips";
import { useThread } from "./thread-context";

/** Few messages have trouble; loaded ahead, see later.tsx. */
export const loadTrouble = () => import("./trouble-notes");
const FailureNote = dynamic(() => loadTrouble().then((loaded) => loaded.FailureNote));
const AttemptsNote = dynamic(() => loadTrouble().then((loaded) => loaded.AttemptsNote));

type MessageRowProps = { message: MessageItemFragment; isFirst: boolean; isLast: boolean };

/** One message on its side: the customer's left, ours right, with who wrote it above the first of a group. */
export function MessageRow({ message, isFirst, isLast }: MessageRowProps) {
  const { me } = useInbox();
  if (message.kind === "SYSTEM") {
    return <p className="py-2 text-center text-xs text-muted-foreground">{message.body}</p>;
  }
  const isOurs = message.direction === "OUT";
  const author = message.authorUser;
  const showsFace = isOurs && author && author.id !== me.id;
  return (
    <div
      className={cn("group/message flex flex-col", isOurs ? "items-end" : "items-start", isFirst ? "pt-3" : "pt-0.5", message.isImported && "opacity-75")}
    >
      {isFirst ? <Sender message={message} /> : null}
      <div className={cn("flex max-w-[min(78%,34rem)] items-end gap-2 max-sm:max-w-[88%]", isOurs && "flex-row-reverse")}>
        {showsFace ? (
          <PersonAvatar name={author.name} className={cn("size-5 text-[10px]", !isLast && "invisible")} />
        ) : null}
        <Bubble message={message} isFirst={isFirst} isLast={isLast} />
        <MessageMenu message={message} />
      </div>
      <ReactionChips message={message} />
      {isOurs && isInTrouble(message) ? <FailureNote message={message} /> : null}
      {isOurs && message.attempts.length > 1 ? <AttemptsNote message={message} /> : null}
    </div>
  );
}

/** Whose words these are, when it is not plain from the side. */
function Sender({ message }: { message: MessageItemFragment }) {
  const t = useTranslations("inbox.message");
  const { me } = useInbox();
  const { channel } = useThread();
  const { author, authorUser } = message;
  if (author === "CUSTOMER") return null;
  const line = (icon: ReactNode, text: string, className = "text-muted-foreground") => (
    <span className={cn("mb-1 flex items-center gap-1 px-1 text-xs [&_svg]:size-3", className)}>
      {icon}
      {text}
    </span>
  );
  switch (author) {
    case "USER":
      return authorUser && authorUser.id !== me.id ? line(null, authorUser.name) : null;
    case "AI":
      return line(<SparklesIcon />, t("ai"), "text-ai-text font-medium");
    case "PHONE_APP":
      return line(<SmartphoneIcon />, t("phoneApp", { channel: channel ?? "" }));
    case "API":
      return line(<WorkflowIcon />, t("api"));
    default:
      author satisfies never;
      return null;
  }
}

function isInTrouble({ status, failure }: MessageItemFragment) {
  return status === "FAILED" || status === "UNKNOWN" || (status === "QUEUED" && failure !== null);
}
