"use client";

import { useTranslations } from "next-intl";

import { DropdownMenuContent, DropdownMenuRadioGroup, DropdownMenuRadioItem } from "@/components/menu";

import { type InboxParams, sortOf } from "../params";

const sorts = ["LAST_MESSAGE", "LONGEST_WAITING", "PRIORITY"] as const;

export type SortMenuProps = { params: InboxParams; go: (next: Partial<InboxParams>) => void };

export function SortMenuContent({ params, go }: SortMenuProps) {
  const t = useTranslations("inbox.sort");
  return (
    <DropdownMenuContent align="end">
      <DropdownMenuRadioGroup value={sortOf(params)} onValueChange={(value) => go({ sort: sorts.find((sort) => sort === value) })}>
        {sorts.map((sort) => (
          <DropdownMenuRadioItem key={sort} value={sort}>
            {t(sort)}
          </DropdownMenuRadioItem>
        ))}
      </DropdownMenuRadioGroup>
    </DropdownMenuContent>
  );
}
