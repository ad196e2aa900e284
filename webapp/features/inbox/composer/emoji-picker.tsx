"use client";

import { useTranslations } from "next-intl";

import { emojiGroups } from "./emoji-list";

const groups = ["faces", "hands", "hearts", "work", "life"] as const;

/** A small palette; loaded when it is first opened. */
export default function EmojiPicker({ onPick }: { onPick: (emoji: string) => void }) {
  const t = useTranslations("inbox.emoji");
  return (
    <div className="max-h-64 overflow-y-auto">
      {groups.map((group) => (
        <section key={group} aria-label={t(group)}>
          <h3 className="px-1.5 pt-2 pb-1 text-xs font-medium text-faint-foreground">{t(group)}</h3>
          <div className="grid grid-cols-8">
            {emojiGroups[group].split(" ").map((emoji) => (
              <button
                key={emoji}
                type="button"
                aria-label={emoji}
                onClick={() => onPick(emoji)}
                className="grid size-8 place-items-center rounded-md text-lg hover:bg-accent"
              >
                {emoji}
              </button>
            ))}
          </div>
        </section>
      ))}
    </div>
  );
}
