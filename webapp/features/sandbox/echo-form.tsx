"use client";

import { useTranslations } from "next-intl";
import { type SyntheticEvent, useState } from "react";

import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";

/** A colleague answers from the phone app instead of the inbox. */
export function EchoForm({ onSend }: { onSend: (text: string) => Promise<void> }) {
  const t = useTranslations("sandbox.faults");
  const [text, setText] = useState("");
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!text.trim()) return;
    void onSend(text.trim()).then(() => setText(""));
  };
  return (
    <form onSubmit={submit} className="grid gap-1.5">
      <Label htmlFor="echo-text">{t("echoTitle")}</Label>
      <p className="text-xs text-muted-foreground">{t("echoHint")}</p>
      <div className="flex gap-2">
        <Input id="echo-text" value={text} onChange={(event) => setText(event.target.value)} autoComplete="off" />
        <Button type="submit" variant="outline" disabled={!text.trim()}>
          {t("echoSend")}
        </Button>
      </div>
    </form>
  );
}
