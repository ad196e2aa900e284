"use client";

import { CopyIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useQuery } from "urql";

import { Segments } from "@/components/segments";
import { Button } from "@/components/ui/button";
import { Section } from "@/features/settings/section";
import { AgentPromptDocument, type AgentPromptAuthor } from "@/gql/graphql";
import { toast } from "@/lib/toast";

import { channels } from "./schema";
import type { Draft } from "./use-draft";

const looks: Record<AgentPromptAuthor, string> = { PRODUCT: "border-n7", CHOICE: "border-primary-line", TEAM: "border-ai-line" };

/** The whole of what the model reads before anything else, and who wrote which part. */
export function PromptView({ draft }: { draft: Draft }) {
  const t = useTranslations("agents.settings.prompt");
  const [channel, setChannel] = useState<(typeof channels)[number]>("WHATSAPP");
  const [{ data }, ask] = useQuery({ query: AgentPromptDocument, variables: { channel }, requestPolicy: "cache-and-network" });
  useEffect(() => {
    if (draft.state === "saved") ask({ requestPolicy: "network-only" });
  }, [draft.state, ask]);
  const parts = data?.agentPrompt ?? [];
  const copy = async () => {
    await navigator.clipboard.writeText(parts.map(({ text }) => text).join("\n\n"));
    toast.success(t("copied"));
  };
  return (
    <Section
      title={t("title")}
      lead={t("lead")}
      action={
        <Button variant="outline" size="sm" onClick={() => void copy()}>
          <CopyIcon />
          {t("copy")}
        </Button>
      }
    >
      <div>
        <Segments label={t("channel")} value={channel} options={channels.map((value) => ({ value, label: t(`channels.${value}`) }))} onChoose={setChannel} />
      </div>
      <ol className="grid gap-3">
        {parts.map((part, at) => (
          <li key={`${part.author}${at}`} className={`grid gap-1 border-s-3 ps-3 ${looks[part.author]}`}>
            <span className="text-xs font-medium text-muted-foreground">{t(`author.${part.author}`)}</span>
            <p lang="en" className="font-mono text-xs leading-5 break-words whitespace-pre-wrap">
              {part.text}
            </p>
          </li>
        ))}
      </ol>
    </Section>
  );
}
