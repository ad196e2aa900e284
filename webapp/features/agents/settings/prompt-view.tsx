"use client";

import { CopyIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useWatch } from "react-hook-form";
import { useQuery } from "urql";

import { Button } from "@/components/ui/button";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import { Section } from "@/features/settings/section";
import { type AgentAccountFragment, AgentPromptDocument, type AgentPromptAuthor } from "@/gql/graphql";
import { useAskAgain } from "@/lib/graphql/use-again";
import { toast } from "@/lib/toast";

import { channels, type ConfigForm } from "./schema";
import type { Draft } from "./use-draft";

const looks: Record<AgentPromptAuthor, string> = { PRODUCT: "border-n7", CHOICE: "border-primary-line", TEAM: "border-ai-line" };

/** The whole of what the model reads before anything else, and who wrote which part. */
export function PromptView({ draft, accounts }: { draft: Draft; accounts: readonly AgentAccountFragment[] }) {
  const t = useTranslations("agents.settings.prompt");
  const own = useWatch<ConfigForm, "channels">({ name: "channels" }).flatMap(({ socialAccountId }) => accounts.find(({ id }) => id === socialAccountId) ?? []);
  const [chosen, choose] = useState<string>("WHATSAPP");
  const account = own.find(({ id }) => id === chosen);
  const channel = account?.channel ?? channels.find((value) => value === chosen) ?? "WHATSAPP";
  const query = useQuery({ query: AgentPromptDocument, variables: { channel, account: account?.id ?? null }, requestPolicy: "cache-and-network" });
  const [{ data }] = query;
  const ask = useAskAgain(query);
  useEffect(() => {
    if (draft.state === "saved") ask();
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
        <Select value={account?.id ?? channel} onValueChange={choose}>
          <SelectTrigger aria-label={t("channel")} className="w-auto min-w-48">
            <SelectValue />
          </SelectTrigger>
          <SelectContent>
            {channels.map((value) => (
              <SelectItem key={value} value={value}>
                {t(`channels.${value}`)}
              </SelectItem>
            ))}
            {own.map(({ id, name }) => (
              <SelectItem key={id} value={id}>
                {t("own", { name })}
              </SelectItem>
            ))}
          </SelectContent>
        </Select>
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
