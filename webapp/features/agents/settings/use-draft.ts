"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { FieldPath, UseFormReturn } from "react-hook-form";
import { useClient } from "urql";

import { type FragmentType, readFragment } from "@/gql";
import { AgentConfigFormFragmentDoc, AgentDraftFormFragmentDoc, AgentSettingsDocument, SaveAgentDraftDocument } from "@/gql/graphql";
import { anew } from "@/lib/graphql/handover";
import { useUserMessage } from "@/lib/user-message";

import { type ConfigForm, toForm } from "./schema";

/** After the last key. */
const WAIT_MS = 700;

/** `conflict`: somebody else saved since this page read the draft, and nothing of ours is stored until a person decides. */
export type SaveState = "saved" | "waiting" | "saving" | "invalid" | "failed" | "conflict";

/** Stores the draft a moment after each change, and never over somebody else's. */
export function useDraft(form: UseFormReturn<ConfigForm>, given: FragmentType<typeof AgentDraftFormFragmentDoc>) {
  const client = useClient();
  const say = useUserMessage();
  const draft = readFragment(AgentDraftFormFragmentDoc, given);
  const revision = useRef(draft.revision);
  const [state, setState] = useState<SaveState>("saved");
  const [problem, setProblem] = useState("");
  /** What the server has, as text: visiting a part of the form is no change. */
  const stored = useRef(JSON.stringify(form.getValues()));
  const isSaving = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  /** One save after the other: each names the revision that the one before it made. */
  const chain = useRef<Promise<boolean>>(Promise.resolve(true));

  const store = useCallback(async (): Promise<boolean> => {
    if (!(await form.trigger())) {
      setState("invalid");
      return false;
    }
    const config = structuredClone(form.getValues());
    const text = JSON.stringify(config);
    if (text === stored.current) {
      setState("saved");
      return true;
    }
    setState("saving");
    isSaving.current = true;
    const { data, error } = await client.mutation(SaveAgentDraftDocument, { input: { config, revision: revision.current } }).toPromise();
    isSaving.current = false;
    const [first] = data?.saveAgentDraft.errors ?? [];
    if (error || first) {
      if (first?.code === "CONFLICT") setState("conflict");
      else if (first?.field) {
        form.setError(first.field.replace(/^config\./, "") as FieldPath<ConfigForm>, { message: say(first) });
        setState("invalid");
      } else {
        setProblem(say(first ?? error));
        setState("failed");
      }
      return false;
    }
    const saved = readFragment(AgentDraftFormFragmentDoc, data?.saveAgentDraft.draft ?? null);
    if (saved) revision.current = saved.revision;
    stored.current = text;
    setState(JSON.stringify(form.getValues()) === text ? "saved" : "waiting");
    return true;
  }, [client, form, say]);

  const flush = useCallback((): Promise<boolean> => {
    clearTimeout(timer.current);
    chain.current = chain.current.catch(() => false).then(store);
    return chain.current;
  }, [store]);

  useEffect(() => {
    const { unsubscribe } = form.watch(() => {
      if (!isSaving.current && JSON.stringify(form.getValues()) === stored.current) {
        clearTimeout(timer.current);
        return setState((now) => (now === "conflict" ? now : "saved"));
      }
      setState((now) => (now === "conflict" ? now : "waiting"));
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), WAIT_MS);
    });
    return () => {
      unsubscribe();
      clearTimeout(timer.current);
    };
  }, [form, flush]);

  useEffect(() => {
    if (state === "saved") return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, [state]);

  /** Takes what the server has: another person's work, or what is published. */
  const take = useCallback(
    (next: FragmentType<typeof AgentDraftFormFragmentDoc>) => {
      const row = readFragment(AgentDraftFormFragmentDoc, next);
      revision.current = row.revision;
      form.reset(toForm(readFragment(AgentConfigFormFragmentDoc, row.config)));
      stored.current = JSON.stringify(form.getValues());
      clearTimeout(timer.current);
      setState("saved");
    },
    [form],
  );
  const readAgain = useCallback(async () => (await client.query(AgentSettingsDocument, {}, anew).toPromise()).data?.agentDraft, [client]);
  return {
    draft,
    state,
    problem,
    revision,
    flush,
    take,
    /** Their work stays, ours is gone. */
    takeTheirs: async () => {
      const theirs = await readAgain();
      if (theirs) take(theirs);
    },
    /** Ours replaces theirs, now that the person knows. */
    keepOurs: async () => {
      const theirs = readFragment(AgentDraftFormFragmentDoc, await readAgain());
      if (theirs) revision.current = theirs.revision;
      stored.current = "";
      await flush();
    },
  };
}

export type Draft = ReturnType<typeof useDraft>;
