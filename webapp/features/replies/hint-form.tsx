"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";

import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { RequestReplyDocument } from "@/gql/graphql";
import { usePayload } from "@/lib/graphql/use-payload";

import { useReplies } from "./reply-store";

/** Has the AI write again, with what should be different. */
export function HintForm({ conversationId, onDone }: { conversationId: string; onDone: () => void }) {
  const t = useTranslations("replies");
  const common = useTranslations("common");
  const request = usePayload(RequestReplyDocument);
  const [hint, setHint] = useState("");
  const submit = async () => {
    if (!(await request({ conversationId, hint: hint.trim() || null }))) return;
    useReplies.getState().change(conversationId);
    onDone();
  };
  return (
    <form
      className="flex flex-wrap items-center gap-1"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Input
        autoFocus
        value={hint}
        maxLength={1000}
        onChange={(event) => setHint(event.target.value)}
        onKeyDown={(event) => event.key === "Escape" && (event.preventDefault(), onDone())}
        aria-label={t("hint")}
        placeholder={t("hint")}
        className="min-w-40 flex-1"
      />
      <Button type="submit" size="sm" className="bg-ai text-ai-foreground hover:bg-ai/90">
        {t("again")}
      </Button>
      <Button variant="ghost" size="sm" onClick={onDone}>
        {common("cancel")}
      </Button>
    </form>
  );
}
