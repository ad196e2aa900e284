"use client";

import { XIcon } from "lucide-react";
import { useTranslations } from "next-intl";

import type { InboxParams } from "../params";
import { useFilterOptions } from "./filter-options";

type FilterChipsProps = { params: InboxParams; go: (next: Partial<InboxParams>) => void };

/** What narrows the list now, each removable. */
export function FilterChips({ params, go }: FilterChipsProps) {
  const t = useTranslations("inbox.filter");
  const chips = useFilterOptions(params).flatMap((group) =>
    group.options.filter(({ isOn }) => isOn).map((option) => ({ key: `${group.key}:${option.value}`, label: option.label, remove: option.toggle() })),
  );
  if (params.unread) chips.push({ key: "unread", label: t("unread"), remove: { unread: false, saved: undefined } });
  if (params.waiting) {
    const label = t("waitingAtLeast", { hours: params.waiting / 60, minutes: params.waiting });
    chips.push({ key: "waiting", label, remove: { waiting: undefined, saved: undefined } });
  }
  if (chips.length === 0) return null;
  return (
    <ul aria-label={t("active")} className="flex flex-wrap gap-1 px-3 pb-2">
      {chips.map((chip) => (
        <li key={chip.key}>
          <button
            type="button"
            onClick={() => go(chip.remove)}
            aria-label={t("remove", { name: chip.label })}
            className="inline-flex h-6 items-center gap-1 rounded-full bg-primary-wash pr-1.5 pl-2 text-xs text-primary-text hover:bg-primary-line/50"
          >
            {chip.label}
            <XIcon className="size-3" />
          </button>
        </li>
      ))}
    </ul>
  );
}
