"use client";

import { ArrowUpIcon, EraserIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";

import { Tip } from "@/components/shell/tip";
import { Button } from "@/components/ui/button";
import { Textarea } from "@/components/ui/textarea";

type CopilotAskProps = { isBusy: boolean; onAsk: (question: string) => void; onEscape: () => void; onClear?: () => void };

const LONGEST = 1000;

/** Where the team asks; it has the focus as soon as it is there. */
export function CopilotAsk({ isBusy, onAsk, onEscape, onClear }: CopilotAskProps) {
  const t = useTranslations("copilot");
  const [question, setQuestion] = useState("");
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  const isReady = question.trim() !== "" && !isBusy;
  const ask = () => {
    if (!isReady) return;
    onAsk(question.trim());
    setQuestion("");
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      ask();
    }
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      onEscape();
    }
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        ask();
      }}
      className="grid gap-1.5 border-t px-3 py-2.5"
    >
      <Textarea
        ref={field}
        rows={2}
        maxLength={LONGEST}
        value={question}
        onChange={(event) => setQuestion(event.target.value)}
        onKeyDown={onKeyDown}
        aria-label={t("ask")}
        placeholder={t("ask")}
        className="max-h-40 min-h-14"
      />
      <div className="flex items-center gap-1">
        <p className="min-w-0 flex-1 text-xs text-muted-foreground">{t("private")}</p>
        {onClear ? (
          <Tip label={t("clear")}>
            <Button variant="ghost" size="icon-sm" aria-label={t("clear")} onClick={onClear}>
              <EraserIcon />
            </Button>
          </Tip>
        ) : null}
        <Button type="submit" size="icon-sm" aria-label={t("send")} disabled={!isReady} className="bg-ai text-ai-foreground hover:bg-ai/90">
          <ArrowUpIcon />
        </Button>
      </div>
    </form>
  );
}
