"use client";

import { XIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useId, useState } from "react";

/** Tags as chips; Enter or a comma adds what was typed, Backspace in the empty field takes the last one back. */
export function TagField({ tags, onChange }: { tags: readonly string[]; onChange: (tags: string[]) => void }) {
  const t = useTranslations("sources.scope");
  const id = useId();
  const [text, setText] = useState("");
  const add = () => {
    const tag = text.trim().slice(0, 40);
    setText("");
    if (tag && !tags.some((one) => one.toLowerCase() === tag.toLowerCase())) onChange([...tags, tag]);
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === "Enter" || event.key === ",") {
      event.preventDefault();
      add();
    }
    if (event.key === "Backspace" && !text && tags.length > 0) onChange(tags.slice(0, -1));
  };
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="text-sm font-medium">
        {t("tags")}
      </label>
      <div className="flex min-h-control flex-wrap items-center gap-1 rounded-md border border-input bg-surface px-1.5 py-1 focus-within:border-primary focus-within:ring-3 focus-within:ring-primary/20 dark:bg-n3">
        {tags.map((tag) => (
          <span key={tag} className="flex h-5 max-w-full items-center gap-0.5 rounded-sm bg-n4 pl-1.5 text-xs">
            <span className="truncate">{tag}</span>
            <button
              type="button"
              aria-label={t("removeTag", { tag })}
              onClick={() => onChange(tags.filter((one) => one !== tag))}
              className="grid size-5 place-items-center rounded-sm text-muted-foreground hover:text-foreground"
            >
              <XIcon className="size-3" />
            </button>
          </span>
        ))}
        <input
          id={id}
          value={text}
          maxLength={40}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={press}
          onBlur={add}
          autoComplete="off"
          aria-describedby={`${id}-hint`}
          className="h-5 min-w-20 flex-1 bg-transparent px-1 text-sm outline-none touch:text-[16px]"
        />
      </div>
      <p id={`${id}-hint`} className="text-xs text-muted-foreground">
        {t("tagsHint")}
      </p>
    </div>
  );
}
