"use client";

import { SearchIcon, XIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";

import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";

import { type SourcesParams, states } from "./params";

const WAIT_MS = 250;
const ALL = "all";

type FiltersProps = { params: SourcesParams; go: (next: Partial<SourcesParams>, mode?: "push" | "replace") => void };

/** Narrows the list by words, state, audience and tag; the address follows. */
export function Filters({ params, go }: FiltersProps) {
  const t = useTranslations("sources.filter");
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Search q={params.q} go={go} />
      {params.tab === "documents" ? (
        <Select value={params.state ?? ALL} onValueChange={(value) => go({ state: states.find((one) => one === value) }, "replace")}>
          <SelectTrigger aria-label={t("state")} className="w-auto min-w-36 max-sm:flex-1">
            <SelectValue />
          </SelectTrigger>
          <SelectContent>
            <SelectItem value={ALL}>{t("all")}</SelectItem>
            {states.map((state) => (
              <SelectItem key={state} value={state}>
                {t(`states.${state}`)}
              </SelectItem>
            ))}
          </SelectContent>
        </Select>
      ) : null}
      <Select
        value={params.audience ?? ALL}
        onValueChange={(value) => go({ audience: value === "customers" || value === "agents" ? value : undefined }, "replace")}
      >
        <SelectTrigger aria-label={t("audience")} className="w-auto min-w-36 max-sm:flex-1">
          <SelectValue />
        </SelectTrigger>
        <SelectContent>
          <SelectItem value={ALL}>{t("everyone")}</SelectItem>
          <SelectItem value="customers">{t("audiences.customers")}</SelectItem>
          <SelectItem value="agents">{t("audiences.agents")}</SelectItem>
        </SelectContent>
      </Select>
      {params.tag ? (
        <button
          type="button"
          aria-label={t("removeTag", { tag: params.tag })}
          onClick={() => go({ tag: undefined }, "replace")}
          className="flex h-7 items-center gap-1 rounded-full bg-primary-wash px-2.5 text-xs font-medium text-primary-text touch:h-9"
        >
          {t("tag", { tag: params.tag })}
          <XIcon className="size-3.5" />
        </button>
      ) : null}
    </div>
  );
}

function Search({ q, go }: { q: string | undefined; go: FiltersProps["go"] }) {
  const t = useTranslations("sources.filter");
  const [text, setText] = useState(q ?? "");
  const [asked, setAsked] = useState(q ?? "");
  if (asked !== (q ?? "")) {
    setAsked(q ?? "");
    setText(q ?? "");
  }
  useEffect(() => {
    const wanted = text.trim();
    if (wanted === asked) return;
    const timer = setTimeout(() => go({ q: wanted || undefined }, "replace"), WAIT_MS);
    return () => clearTimeout(timer);
  }, [text, asked, go]);
  return (
    <div role="search" className="relative min-w-40 flex-1 max-sm:basis-full sm:max-w-72">
      <SearchIcon aria-hidden className="pointer-events-none absolute top-1/2 left-2.5 size-3.5 -translate-y-1/2 text-faint-foreground" />
      <input
        type="search"
        value={text}
        onChange={(event) => setText(event.target.value)}
        aria-label={t("search")}
        placeholder={t("search")}
        className="h-control w-full rounded-md border border-transparent bg-n3 pr-2 pl-8 text-sm outline-none placeholder:text-faint-foreground hover:border-n7 focus-visible:border-primary focus-visible:bg-surface touch:text-[16px]"
      />
    </div>
  );
}
