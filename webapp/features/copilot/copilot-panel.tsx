"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";

import { Button } from "@/components/ui/button";
import { toast } from "@/lib/toast";

import { CopilotAsk } from "./copilot-ask";
import { isOpen, type Turn, useCopilot } from "./copilot-store";
import { CopilotTurn } from "./copilot-turn";
import { useAsk } from "./use-ask";

export type CopilotPanelProps = {
  conversationId: string;
  /** Leads to a message or note of the thread. */
  onItem: (itemId: string) => void;
  /** Puts a text into the composer, to be read and sent by a person. */
  onUse: (text: string) => void;
  onEscape: () => void;
};

const none: readonly Turn[] = [];

/** The team's chat with the AI about the open conversation. Nothing in it reaches the customer by itself. */
export function CopilotPanel({ conversationId, onItem, onUse, onEscape }: CopilotPanelProps) {
  const t = useTranslations("copilot");
  const turns = useCopilot(({ chats }) => chats[conversationId] ?? none);
  const clear = useCopilot((state) => state.clear);
  const ask = useAsk(conversationId);
  const end = useRef<HTMLDivElement>(null);
  const newest = turns.at(-1);
  useEffect(() => {
    end.current?.scrollIntoView({ block: "nearest" });
  }, [turns.length, newest?.answer, newest?.failure]);

  const use = async ({ question, answer }: Turn) => {
    if (answer?.maySend) return onUse(answer.text);
    const worded = await ask(question, true);
    if (worded?.text && worded.maySend) onUse(worded.text);
  };
  const copy = async (text: string) => {
    await navigator.clipboard.writeText(text);
    toast.success(t("copied"));
  };
  return (
    <aside aria-label={t("title")} className="flex h-full min-h-0 flex-col bg-background">
      <div role="log" aria-label={t("chat")} className="min-h-0 flex-1 overflow-y-auto px-3 py-3">
        {turns.length === 0 ? (
          <Welcome onAsk={(question) => void ask(question)} />
        ) : (
          <div className="grid grid-cols-1 gap-4">
            {turns.map((turn) => (
              <CopilotTurn
                key={turn.id}
                turn={turn}
                onAgain={() => void ask(turn.question, turn.isForCustomer)}
                onUse={() => void use(turn)}
                onCopy={() => void copy(turn.answer?.text ?? "")}
                onItem={onItem}
              />
            ))}
          </div>
        )}
        <div ref={end} />
      </div>
      <CopilotAsk
        key={conversationId}
        isBusy={turns.some(isOpen)}
        onAsk={(question) => void ask(question)}
        onEscape={onEscape}
        onClear={turns.length > 0 ? () => clear(conversationId) : undefined}
      />
    </aside>
  );
}

function Welcome({ onAsk }: { onAsk: (question: string) => void }) {
  const t = useTranslations("copilot");
  return (
    <div className="grid gap-3">
      <p className="text-sm text-muted-foreground">{t("welcome")}</p>
      <div className="grid justify-items-start gap-1.5">
        {(["promised", "wants", "policy"] as const).map((id) => (
          <Button key={id} variant="outline" size="sm" className="h-auto py-1 text-start whitespace-normal" onClick={() => onAsk(t(`suggest.${id}`))}>
            {t(`suggest.${id}`)}
          </Button>
        ))}
      </div>
    </div>
  );
}
