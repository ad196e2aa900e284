"use client";

import { SearchIcon, XIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";

import { useActions } from "@/lib/shortcuts/registry";

import type { InboxParams } from "../params";

const WAIT_MS = 250;

type SearchFieldProps = { params: InboxParams; go: (next: Partial<InboxParams>, mode?: "push" | "replace") => void };

/** Searches names, numbers and texts while one types; the address follows a moment later. */
export function SearchField({ params, go }: SearchFieldProps) {
  const t = useTranslations("inbox.search");
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(params.q ?? "");
  const [asked, setAsked] = useState(params.q ?? "");
  if (asked !== (params.q ?? "")) {
    setAsked(params.q ?? "");
    setText(params.q ?? "");
  }
  useEffect(() => {
    const q = text.trim();
    if (q === asked) return;
    const timer = setTimeout(() => {
      setAsked(q);
      go({ q: q || undefined }, "replace");
    }, WAIT_MS);
    return () => clearTimeout(timer);
  }, [text, asked, go]);
  useActions([
    {
      id: "inbox-search",
      group: "view",
      label: t("label"),
      keys: ["/"],
      icon: SearchIcon,
      run: () => {
        field.current?.focus();
        field.current?.select();
      },
    },
  ]);
  return (
    <div role="search" className="relative">
      <SearchIcon aria-hidden className="pointer-events-none absolute top-1/2 left-2.5 size-3.5 -translate-y-1/2 text-faint-foreground" />
      <input
        ref={field}
        type="search"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          event.preventDefault();
          if (text) setText("");
          else event.currentTarget.blur();
        }}
        aria-label={t("label")}
        placeholder={t("placeholder")}
        className="h-control w-full rounded-md border border-transparent bg-n3 pr-8 pl-8 text-sm outline-none placeholder:text-faint-foreground hover:border-n7 focus-visible:border-primary focus-visible:bg-surface [&::-webkit-search-cancel-button]:hidden"
      />
      {text ? (
        <button
          type="button"
          aria-label={t("clear")}
          onClick={() => setText("")}
          className="absolute top-1/2 right-1 grid size-6 -translate-y-1/2 place-items-center rounded-sm text-muted-foreground hover:bg-accent"
        >
          <XIcon className="size-3.5" />
        </button>
      ) : null}
    </div>
  );
}
