"use client";

import { ChevronDownIcon, SparklesIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";

import { Tip } from "@/components/shell/tip";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/menu";
import { useInbox } from "@/features/inbox/inbox-context";
import type { AgentMode, AgentStandingFragment } from "@/gql/graphql";
import { useActions } from "@/lib/shortcuts/registry";
import { useFormat } from "@/lib/use-format";

import { ModeIcon, modes } from "./mode-looks";
import { useStandingText } from "./standing-text";
import { useConversationMode } from "./use-conversation-mode";

export type StandingProps = { conversationId: string; standing: AgentStandingFragment | null };

const FOLLOW = "CHANNEL";

/** What the AI does in this conversation, why, and the way to change it. */
export function AgentSwitch({ conversationId, standing }: StandingProps) {
  const t = useTranslations("agents");
  const { canWrite, me } = useInbox();
  const format = useFormat();
  const say = useStandingText(me.id);
  const [isOpen, setOpen] = useState(false);
  const set = useConversationMode(conversationId, standing?.ownMode ?? null);
  const choose = (mode: AgentMode | null) => void set(mode);
  useActions(
    canWrite && standing
      ? [
          { id: "agent-menu", group: "conversation", label: t("switch.open"), keys: ["shift+a"], icon: SparklesIcon, run: () => setOpen(true) },
          ...modes.map((mode) => ({ id: `agent-${mode}`, group: "conversation" as const, label: t(`switch.action.${mode}`), run: () => choose(mode) })),
          { id: "agent-follow", group: "conversation", label: t("switch.action.CHANNEL"), run: () => choose(null) },
        ]
      : [],
  );
  if (!standing) return <span className="w-8 sm:w-20" />;
  const { mode, resumesAt } = standing.effective;
  const reason = say(standing);
  const label = t("switch.label", { mode: t(`mode.${mode}`) });
  const face = (
    <>
      <ModeIcon mode={mode} />
      <span className="max-lg:sr-only">{t(`mode.${mode}`)}</span>
      {resumesAt ? <span className="text-xs text-muted-foreground tabular max-xl:hidden @max-[640px]/header:hidden">{t("switch.in", { time: format.duration(Math.max(0, new Date(resumesAt).getTime() - format.now.getTime())) })}</span> : null}
    </>
  );
  if (!canWrite) {
    return (
      <Tip label={reason}>
        <span className="flex items-center gap-1.5 px-2 text-sm [&_svg]:size-4" aria-label={`${label}. ${reason}`}>
          {face}
        </span>
      </Tip>
    );
  }
  return (
    <DropdownMenu open={isOpen} onOpenChange={setOpen}>
      <Tip label={reason} keys="shift+a">
        <DropdownMenuTrigger asChild>
          <Button variant="ghost" size="sm" aria-label={`${label}. ${reason}`} data-agent-mode={mode}>
            {face}
            <ChevronDownIcon className="size-3 text-muted-foreground max-sm:hidden" />
          </Button>
        </DropdownMenuTrigger>
      </Tip>
      <DropdownMenuContent align="end" className="w-72">
        <p className="px-2 pt-1 pb-2 text-xs text-pretty text-muted-foreground">{reason}</p>
        <DropdownMenuRadioGroup value={standing.ownMode ?? FOLLOW} onValueChange={(value) => choose(value === FOLLOW ? null : (value as AgentMode))}>
          {modes.map((one) => (
            <DropdownMenuRadioItem key={one} value={one} className="items-start">
              <ModeIcon mode={one} className="mt-0.5" />
              <span>
                <span className="block">{t(`mode.${one}`)}</span>
                <span className="block text-xs text-muted-foreground">{t(`does.${one}`)}</span>
              </span>
            </DropdownMenuRadioItem>
          ))}
          <DropdownMenuSeparator />
          <DropdownMenuRadioItem value={FOLLOW}>{t("switch.follow")}</DropdownMenuRadioItem>
        </DropdownMenuRadioGroup>
        {isPause(standing.effective.reason) ? (
          <>
            <DropdownMenuSeparator />
            <DropdownMenuItem onSelect={() => choose(standing.ownMode)} className="text-ai-text">
              <SparklesIcon className="text-ai-text" />
              {t("switch.resume")}
            </DropdownMenuItem>
          </>
        ) : null}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

/** What a person can end by choosing a mode. */
export function isPause(reason: string): boolean {
  return reason === "PERSON_ANSWERED" || reason === "HANDED_OVER" || reason === "LOOP";
}
