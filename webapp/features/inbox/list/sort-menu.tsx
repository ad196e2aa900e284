"use client";

import { ArrowDownUpIcon } from "lucide-react";
import { useTranslations } from "next-intl";

import { Tip } from "@/components/shell/tip";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";

import { type InboxParams, sortOf } from "../params";

const sorts = ["LAST_MESSAGE", "LONGEST_WAITING", "PRIORITY"] as const;

type SortMenuProps = { params: InboxParams; go: (next: Partial<InboxParams>) => void };

/** In which order the list stands. */
export function SortMenu({ params, go }: SortMenuProps) {
  const t = useTranslations("inbox.sort");
  return (
    <DropdownMenu>
      <Tip label={t("label")}>
        <DropdownMenuTrigger asChild>
          <Button variant="ghost" size="icon-sm" aria-label={t("label")}>
            <ArrowDownUpIcon />
          </Button>
        </DropdownMenuTrigger>
      </Tip>
      <DropdownMenuContent align="end">
        <DropdownMenuRadioGroup
          value={sortOf(params)}
          onValueChange={(value) => go({ sort: sorts.find((sort) => sort === value) })}
        >
          {sorts.map((sort) => (
            <DropdownMenuRadioItem key={sort} value={sort}>
              {t(sort)}
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
