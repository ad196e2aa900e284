"use client";

import { useTranslations } from "next-intl";
import { type ClipboardEvent, type KeyboardEvent, type RefObject, useEffect, useEffectEvent, useId, useState } from "react";
import { useQuery } from "urql";

import { readFragment } from "@/gql";
import { type AttachedFileFragment, AttachedFileFragmentDoc, CannedResponsesDocument, type ComposerConversationFragment } from "@/gql/graphql";
import { cn } from "@/lib/utils";

import { useInbox } from "../inbox-context";
import { firstName } from "../list/snippet";
import { find, insertAt, triggerAt } from "./suggest";
import { type Suggestion, SuggestionList } from "./suggestion-list";
import type { DraftText } from "./unsaved-drafts";
import { fill, firstMissing } from "./variables";

type ComposerInputProps = {
  ref: RefObject<HTMLTextAreaElement | null>;
  conversation: ComposerConversationFragment;
  draft: DraftText;
  onChange: (body: string) => void;
  onSend: (resolves: boolean) => void;
  onFiles?: (files: File[]) => void;
  /** A canned response was taken whose files go with its text. */
  onCanned: (canned: { id: string; files: readonly AttachedFileFragment[] }) => void;
  /** Takes the AI's draft; only while one is offered and the field is empty. */
  onTab?: () => void;
};

const SHOWN = 8;

/** The text field: Enter sends, Shift+Enter breaks the line, "/" and "@" suggest. Grows to ten lines. */
export function ComposerInput({ ref, conversation, draft, onChange, onSend, onFiles, onCanned, onTab }: ComposerInputProps) {
  const t = useTranslations("inbox.composer");
  const { members, me } = useInbox();
  const [caret, setCaret] = useState(0);
  const [active, setActive] = useState(0);
  const [closedAt, setClosedAt] = useState<number | null>(null);
  const listId = useId();
  const trigger = triggerAt(draft.body, caret, draft.isNote);
  const isOpen = trigger !== null && closedAt !== trigger.from;
  const [{ data }] = useQuery({ query: CannedResponsesDocument, variables: {}, pause: trigger?.sign !== "/" });

  // Typed before the page came alive: it stands in the field, and nothing here has heard of it.
  const adopt = useEffectEvent(() => {
    const typed = ref.current?.value;
    if (typed && !draft.body) onChange(typed);
  });
  useEffect(() => adopt(), []);

  const suggestions = suggest();
  const choose = (chosen: Suggestion) => {
    if (!trigger) return;
    const next = insertAt(draft.body, trigger, caret, chosen.text);
    onChange(next.text);
    if (chosen.files?.length) onCanned({ id: chosen.id, files: chosen.files });
    setCaret(next.caret);
    setActive(0);
    // What is left open is marked, so that the next key fills it in.
    const gap = firstMissing(chosen.text);
    const [from, to] = gap ? [trigger.from + gap.from, trigger.from + gap.to] : [next.caret, next.caret];
    requestAnimationFrame(() => ref.current?.setSelectionRange(from, to));
  };

  function suggest(): Suggestion[] {
    if (!trigger || !isOpen) return [];
    if (trigger.sign === "@") {
      const people = find(members.filter(({ id }) => id !== me.id), trigger.query, ({ name }) => name);
      return people.slice(0, SHOWN).map(({ id, name }) => ({ id, title: name, text: `@${name}`, person: name }));
    }
    const canned = find(data?.cannedResponses ?? [], trigger.query, ({ shortcut, title }) => `${shortcut} ${title}`);
    return canned.slice(0, SHOWN).map(({ id, shortcut, title, body, files }) => {
      const text = fill(body, { contact: conversation.contact, agent: me });
      return { id, title: `/${shortcut}`, detail: title, preview: text, text, files: readFragment(AttachedFileFragmentDoc, files) };
    });
  }

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return;
    const picked = suggestions[active];
    if (picked && !event.metaKey && !event.ctrlKey) {
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        const by = event.key === "ArrowDown" ? 1 : -1;
        return setActive((active + by + suggestions.length) % suggestions.length);
      }
      if (event.key === "Enter" || event.key === "Tab") {
        event.preventDefault();
        return choose(picked);
      }
      if (event.key === "Escape" && trigger) {
        event.preventDefault();
        return setClosedAt(trigger.from);
      }
    }
    if (event.key === "Tab" && !event.shiftKey && onTab) {
      event.preventDefault();
      return onTab();
    }
    if (event.key === "Escape") {
      event.preventDefault();
      event.currentTarget.blur();
      document.querySelector<HTMLElement>("[data-thread]")?.focus();
      return;
    }
    if (event.key !== "Enter" || event.altKey) return;
    const isForced = event.metaKey || event.ctrlKey;
    // A phone's Enter breaks the line: there the button sends.
    const isPlain = !event.shiftKey && !matchMedia("(pointer: coarse)").matches;
    if (!isForced && !isPlain) return;
    event.preventDefault();
    onSend(isForced && event.shiftKey);
  };
  const onPaste = (event: ClipboardEvent) => {
    const files = [...event.clipboardData.files];
    if (files.length === 0 || !onFiles) return;
    event.preventDefault();
    onFiles(files);
  };
  return (
    <>
      {isOpen && suggestions.length > 0 ? (
        <SuggestionList id={listId} label={trigger.sign === "@" ? t("mention") : t("canned")} suggestions={suggestions} active={active} onChoose={choose} onActive={setActive} />
      ) : null}
      <textarea
        ref={ref}
        dir="auto"
        rows={1}
        value={draft.body}
        onChange={(event) => {
          setCaret(event.target.selectionStart);
          setActive(0);
          setClosedAt(null);
          onChange(event.target.value);
        }}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        aria-label={draft.isNote ? t("noteLabel") : t("replyLabel", { name: conversation.contact.name })}
        placeholder={draft.isNote ? t("notePlaceholder") : t("replyPlaceholder", { name: firstName(conversation.contact.name) })}
        aria-autocomplete="list"
        aria-expanded={isOpen && suggestions.length > 0}
        aria-controls={isOpen && suggestions.length > 0 ? listId : undefined}
        aria-activedescendant={isOpen && suggestions[active] ? `${listId}-${active}` : undefined}
        role="combobox"
        className={cn(
          "field-sizing-content block max-h-[220px] min-h-8 w-full resize-none bg-transparent px-3.5 pt-1.5 pb-0.5 text-base outline-none",
          draft.isNote ? "placeholder:text-note-text/80" : "placeholder:text-faint-foreground",
        )}
      />
    </>
  );
}
