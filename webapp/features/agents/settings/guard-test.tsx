"use client";

import { ShieldCheckIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { useClient } from "urql";

import { Segments } from "@/components/segments";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Textarea } from "@/components/ui/textarea";
import { Section } from "@/features/settings/section";
import { CheckGuardDocument, type CheckGuardQuery, type GuardSide } from "@/gql/graphql";
import { toast } from "@/lib/toast";
import { useUserMessage } from "@/lib/user-message";

import { marked } from "./marked";
import type { Draft } from "./use-draft";

type Result = CheckGuardQuery["checkGuard"] & { text: string };

/** Tries the draft's rules on a text: which fires, where, and what follows. */
export function GuardTest({ draft }: { draft: Draft }) {
  const t = useTranslations("agents.settings.test");
  const say = useUserMessage();
  const client = useClient();
  const id = useId();
  const [side, setSide] = useState<GuardSide>("INBOUND");
  const [text, setText] = useState("");
  const [result, setResult] = useState<Result | null>(null);
  const run = async (asked: GuardSide) => {
    if (!text.trim()) return;
    // The rules as they are on the screen: what is not stored yet is stored first.
    if (draft.state === "waiting" || draft.state === "saving") await draft.flush();
    const { data, error } = await client.query(CheckGuardDocument, { text, side: asked }, { requestPolicy: "network-only" }).toPromise();
    if (data) setResult({ ...data.checkGuard, text });
    else toast.error(say(error));
  };
  return (
    <Section title={t("title")} lead={t("lead")}>
      <div className="grid gap-3 rounded-lg border border-ai-line p-4 shadow-card">
        <div>
          <Segments
            label={t("side")}
            value={side}
            options={[
              { value: "INBOUND", label: t("INBOUND") },
              { value: "OUTBOUND", label: t("OUTBOUND") },
            ]}
            onChoose={(next) => {
              setSide(next);
              if (result) void run(next);
            }}
          />
        </div>
        <label htmlFor={id} className="sr-only">
          {t("text")}
        </label>
        <Textarea
          id={id}
          value={text}
          maxLength={4096}
          placeholder={t(side === "INBOUND" ? "placeholderIn" : "placeholderOut")}
          onChange={({ target }) => setText(target.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.shiftKey) return;
            event.preventDefault();
            void run(side);
          }}
        />
        <div className="flex justify-end">
          <Button variant="outline" size="sm" disabled={!text.trim()} onClick={() => void run(side)}>
            <ShieldCheckIcon className="text-ai-text" />
            {t("run")}
          </Button>
        </div>
        {result ? <Findings result={result} /> : null}
      </div>
    </Section>
  );
}

type Sign = Parameters<ReturnType<typeof useTranslations<"agents.settings.test.sign">>["has"]>[0];

function Findings({ result }: { result: Result }) {
  const t = useTranslations("agents.settings.test");
  const sign = useTranslations("agents.settings.test.sign");
  const { text, findings, action, hidden } = result;
  return (
    <div role="status" className="grid gap-2 border-t pt-3 text-sm">
      <p className="break-words whitespace-pre-wrap">
        {marked(text, findings).map((part) =>
          part.isHit ? (
            <mark key={part.at} className="rounded-sm bg-ai-wash px-0.5 font-medium text-ai-text">
              {part.text}
            </mark>
          ) : (
            <span key={part.at}>{part.text}</span>
          ),
        )}
      </p>
      {hidden === text ? null : (
        <p className="grid gap-0.5">
          <span className="text-xs text-muted-foreground">{t("hidden")}</span>
          <span className="break-words whitespace-pre-wrap">{hidden}</span>
        </p>
      )}
      <p className="font-medium">{t(`action.${action ?? "NONE"}`)}</p>
      {findings.length > 0 ? (
        <ul className="grid gap-1">
          {findings.map((one) => (
            <li key={`${one.kind}${one.rule}${one.start}`} className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-muted-foreground">
              <Badge variant={one.action === "NOTE" || one.action === "SILENT" ? "secondary" : "ai"}>{t(`kind.${one.kind}`)}</Badge>
              <span className="font-medium text-foreground">{sign.has(one.rule as Sign) ? sign(one.rule as Sign) : one.rule}</span>
              <span>{t("because", { matched: one.matched })}</span>
              <span>{t(`action.${one.action}`)}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
