"use client";

import { PaperclipIcon } from "lucide-react";
import { useTranslations } from "next-intl";

import { PersonAvatar } from "@/components/person-avatar";
import type { AttachedFileFragment } from "@/gql/graphql";
import { cn } from "@/lib/utils";

export type Suggestion = {
  id: string;
  title: string;
  text: string;
  detail?: string;
  preview?: string;
  person?: string;
  /** Go with the text. */
  files?: readonly AttachedFileFragment[];
};

type SuggestionListProps = {
  id: string;
  label: string;
  suggestions: readonly Suggestion[];
  active: number;
  onChoose: (chosen: Suggestion) => void;
  onActive: (at: number) => void;
};

/** What the field suggests, just above it. The field keeps the focus and the keys. */
export function SuggestionList({ id, label, suggestions, active, onChoose, onActive }: SuggestionListProps) {
  const t = useTranslations("inbox.uploads");
  return (
    <ul
      id={id}
      role="listbox"
      aria-label={label}
      className="absolute inset-x-2 bottom-full z-20 mb-1.5 max-h-72 overflow-y-auto rounded-lg border bg-popover p-1 shadow-popover"
    >
      {suggestions.map((suggestion, at) => (
        <li
          key={suggestion.id}
          id={`${id}-${at}`}
          role="option"
          aria-selected={at === active}
          onPointerMove={() => onActive(at)}
          onPointerDown={(event) => {
            event.preventDefault();
            onChoose(suggestion);
          }}
          className={cn("flex items-baseline gap-2 rounded-md px-2 py-1.5 text-sm", at === active && "bg-accent")}
        >
          {suggestion.person ? <PersonAvatar name={suggestion.person} className="size-5 self-center text-[10px]" /> : null}
          <span className="shrink-0 font-medium">{suggestion.title}</span>
          {suggestion.detail ? <span className="shrink-0 text-xs text-muted-foreground">{suggestion.detail}</span> : null}
          {suggestion.files?.length ? (
            <span role="img" aria-label={t("fileCount", { count: suggestion.files.length })} className="flex shrink-0 items-center gap-0.5 self-center text-xs text-muted-foreground tabular">
              <PaperclipIcon className="size-3.5" />
              {suggestion.files.length}
            </span>
          ) : null}
          {suggestion.preview ? <span className="truncate text-xs text-faint-foreground">{suggestion.preview}</span> : null}
        </li>
      ))}
    </ul>
  );
}
