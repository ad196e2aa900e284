"use client";

import { RefreshCwIcon, SparklesIcon } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";

import { Keys } from "@/components/shell/keys";
import { Button } from "@/components/ui/button";
import { readFragment } from "@/gql";
import { type ReplyDraftFragment, ReplyPassagesFragmentDoc } from "@/gql/graphql";
import { cn } from "@/lib/utils";

import { DiscardForm } from "./discard-form";
import { EarnedLine } from "./earned-line";
import { type Grounding, groundingOf } from "./grounding";
import { HintForm } from "./hint-form";
import { RateReply } from "./rate-reply";
import { ReplyText } from "./reply-text";

type ReplyDraftProps = {
  reply: ReplyDraftFragment;
  onTake: (replyId: string, body: string) => void;
  onSend: (replyId: string, body: string) => void;
  onWhy: () => void;
};

/** The AI's answer, waiting: a person sends it, takes it into the field, has it written again or throws it away. */
export function ReplyDraft({ reply, onTake, onSend, onWhy }: ReplyDraftProps) {
  const t = useTranslations("replies");
  const common = useTranslations("common");
  const [open, setOpen] = useState<"hint" | "discard" | null>(null);
  const [last, setLast] = useState<"hint" | "discard" | null>(null); // where the focus returns to
  const show = (next: "hint" | "discard") => (setLast(next), setOpen(next));
  const { id, body, conversationId, run } = reply;
  const passages = readFragment(ReplyPassagesFragmentDoc, reply);
  return (
    <section aria-label={t("draft")} className="mx-1.5 mb-1.5 grid gap-2 rounded-lg border border-ai-line bg-ai-wash px-3 py-2">
      <header className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-ai-text">
        <span className="flex items-center gap-1.5 font-medium">
          <SparklesIcon aria-hidden className="size-3.5" />
          {t("draft")}
        </span>
        <GroundingBadge grounding={groundingOf(passages.parts, run.reason)} />
        {run.reason ? <span className="text-muted-foreground">{t(`reason.${run.reason}`)}</span> : null}
        <span className="ml-auto flex items-center gap-1">
          <RateReply reply={reply} />
          <button type="button" onClick={onWhy} className="underline underline-offset-3">
            {t("why")}
          </button>
        </span>
      </header>
      {run.reason === "DISAGREEMENT" && run.detail ? (
        <Link href="/sources?tab=conflicts" className="w-fit text-xs text-pretty text-muted-foreground underline underline-offset-3 hover:text-foreground">
          {run.detail}
        </Link>
      ) : null}
      <ReplyText reply={passages} />
      {run.topic ? <EarnedLine topic={run.topic} /> : null}
      {open === "hint" ? <HintForm conversationId={conversationId} onDone={() => setOpen(null)} /> : null}
      {open === "discard" ? <DiscardForm replyId={id} onDone={() => setOpen(null)} /> : null}
      {open === null ? (
        <footer className="flex flex-wrap items-center gap-1">
          <Button size="sm" onClick={() => onSend(id, body)} className="bg-ai text-ai-foreground hover:bg-ai/90">
            {t("send")}
          </Button>
          <Button variant="ghost" size="sm" onClick={() => onTake(id, body)}>
            {common("edit")}
            <Keys keys="tab" className="touch:hidden" />
          </Button>
          <Button variant="ghost" size="sm" autoFocus={last === "hint"} onClick={() => show("hint")}>
            <RefreshCwIcon />
            {t("again")}
          </Button>
          <Button variant="ghost" size="sm" autoFocus={last === "discard"} onClick={() => show("discard")}>
            {t("discard")}
          </Button>
        </footer>
      ) : null}
    </section>
  );
}

const looks: Record<Grounding, string> = {
  supported: "bg-primary-wash text-primary-text",
  partly: "bg-warn-wash text-warn-text",
  not: "bg-danger-wash text-danger-text",
  doubtful: "bg-warn-wash text-warn-text",
};

function GroundingBadge({ grounding }: { grounding: Grounding }) {
  const t = useTranslations("replies.grounding");
  return <span className={cn("rounded-full px-1.5 leading-4", looks[grounding])}>{t(grounding)}</span>;
}
