"use client";

import { SearchCheckIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useRef, useState } from "react";
import { useMutation } from "urql";

import { Button } from "@/components/ui/button";
import { type Channel, type KnowledgeAudience, TestSearchDocument, type TestSearchMutation } from "@/gql/graphql";
import { toast } from "@/lib/toast";
import { useUserMessage } from "@/lib/user-message";

import type { SourcesParams } from "../params";
import { AskOptions } from "./ask-options";
import { AskResults } from "./ask-results";

type AskBarProps = { params: SourcesParams; go: (next: Partial<SourcesParams>, mode?: "push" | "replace") => void };
type Result = NonNullable<TestSearchMutation["testSearch"]["result"]>;
export type Reader = { audience: KnowledgeAudience; channel: Channel | null };

/** The retrieval bench: what a question finds in the sources, with what speaks for each passage and what was left out. */
export function AskBar({ params, go }: AskBarProps) {
  const t = useTranslations("sources.ask");
  const [text, setText] = useState(params.ask ?? "");
  const [reader, setReader] = useState<Reader>({ audience: "CUSTOMERS", channel: null });
  const { result, isAsking, ask, forget } = useAsk();
  const { audience, channel } = reader;
  // The question is in the address: a link to it asks again.
  const question = params.ask;
  useEffect(() => {
    if (question) void ask({ question, audience, channel });
  }, [question, audience, channel, ask]);
  const submit = () => {
    const wanted = text.trim();
    if (wanted && wanted === question) void ask({ question: wanted, audience, channel });
    else if (wanted) go({ ask: wanted });
  };
  const close = () => {
    go({ ask: undefined });
    setText("");
    forget();
  };
  return (
    <section aria-label={t("label")} className="overflow-hidden rounded-lg border shadow-card">
      <form
        className="flex items-center gap-2 p-1.5 pl-3"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <SearchCheckIcon aria-hidden className="size-4 shrink-0 text-muted-foreground" />
        <input
          value={text}
          maxLength={1000}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => event.key === "Escape" && question && close()}
          aria-label={t("label")}
          placeholder={t("placeholder")}
          className="h-control min-w-0 flex-1 bg-transparent text-base outline-none placeholder:text-faint-foreground touch:text-[16px]"
        />
        <Button type="submit" variant="secondary" aria-busy={isAsking} disabled={isAsking || !text.trim()}>
          {t(isAsking ? "asking" : "submit")}
        </Button>
      </form>
      {question ? (
        <div className="border-t">
          <AskOptions reader={reader} onChange={setReader} onClose={close} />
          {result ? <AskResults result={result} /> : <div aria-busy className="h-40" />}
        </div>
      ) : null}
    </section>
  );
}

function useAsk() {
  const [, run] = useMutation(TestSearchDocument);
  const say = useUserMessage();
  const [result, setResult] = useState<Result | null>(null);
  const [isAsking, setAsking] = useState(false);
  const turn = useRef(0);
  const ask = useCallback(
    async (input: { question: string } & Reader) => {
      const mine = ++turn.current;
      setAsking(true);
      const { data, error } = await run({ input });
      // An older question's answer must not replace a newer one's.
      if (mine !== turn.current) return;
      setAsking(false);
      const problem = error ?? data?.testSearch.errors[0];
      if (problem) toast.error(say(problem));
      setResult(data?.testSearch.result ?? null);
    },
    [run, say],
  );
  return { result, isAsking, ask, forget: useCallback(() => setResult(null), []) };
}
