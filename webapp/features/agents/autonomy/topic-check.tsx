"use client";

import { SearchCheckIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { useClient } from "urql";

import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import { Section } from "@/features/settings/section";
import { type AgentAccountFragment, CheckTopicsDocument, type CheckTopicsQuery } from "@/gql/graphql";
import { toast } from "@/lib/toast";
import { useUserMessage } from "@/lib/user-message";

type Result = CheckTopicsQuery["checkTopics"];

/** Tries a question: which topics it is about, and how sure its answer must be there. */
export function TopicCheck({ accounts }: { accounts: readonly AgentAccountFragment[] }) {
  const t = useTranslations("agents.autonomy.check");
  const say = useUserMessage();
  const client = useClient();
  const id = useId();
  const [text, setText] = useState("");
  const [account, setAccount] = useState(accounts[0]?.id ?? "");
  const [result, setResult] = useState<Result | null>(null);
  const run = async () => {
    if (!text.trim()) return;
    const { data, error } = await client.query(CheckTopicsDocument, { text, socialAccountId: account }, { requestPolicy: "network-only" }).toPromise();
    if (data) setResult(data.checkTopics);
    else toast.error(say(error));
  };
  return (
    <Section title={t("title")} lead={t("lead")}>
      <form
        className="grid gap-3 rounded-lg border p-4 shadow-card"
        onSubmit={(event) => {
          event.preventDefault();
          void run();
        }}
      >
        <div className="flex flex-col gap-2 sm:flex-row">
          <label htmlFor={id} className="sr-only">
            {t("text")}
          </label>
          <Input id={id} value={text} maxLength={2000} placeholder={t("placeholder")} onChange={({ target }) => setText(target.value)} className="sm:flex-1" />
          <Select value={account} onValueChange={setAccount}>
            <SelectTrigger aria-label={t("account")} className="w-full sm:w-44">
              <SelectValue />
            </SelectTrigger>
            <SelectContent>
              {accounts.map((one) => (
                <SelectItem key={one.id} value={one.id}>
                  {one.name}
                </SelectItem>
              ))}
            </SelectContent>
          </Select>
          <Button type="submit" variant="outline" disabled={!text.trim()}>
            <SearchCheckIcon />
            {t("run")}
          </Button>
        </div>
        {result ? <Found result={result} /> : null}
      </form>
    </Section>
  );
}

function Found({ result }: { result: Result }) {
  const t = useTranslations("agents.autonomy");
  const { matches, threshold } = result;
  const values = { send: Math.round(threshold.send * 100), draft: Math.round(threshold.draft * 100), topic: threshold.topic };
  return (
    <div role="status" className="grid gap-1.5 border-t pt-3 text-sm">
      {matches.length === 0 ? <p>{t("check.none")}</p> : null}
      {matches.map(({ id, name, lane, score, by }) => (
        <p key={id} className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="font-medium">{name}</span>
          <Badge variant={lane === "AUTO" ? "ai" : "secondary"}>{t(`lane.${lane}`)}</Badge>
          <span className="text-xs text-muted-foreground">{score >= 1 ? t("check.keyword", { by }) : t("check.example", { by, share: Math.round(score * 100) })}</span>
        </p>
      ))}
      <p className="text-xs text-muted-foreground">{t(`threshold.${threshold.from}`, values)}</p>
    </div>
  );
}
