"use client";

import { ArrowDownUpIcon } from "lucide-react";
import { useTranslations } from "next-intl";

import { LateMenu } from "@/components/late-menu";
import { Tip } from "@/components/shell/tip";
import { Button } from "@/components/ui/button";

import { hints, SortMenuContent } from "../later";
import type { SortMenuProps } from "./sort-menu-content";

/** In which order the list stands. */
export function SortMenu(props: SortMenuProps) {
  const t = useTranslations("inbox.sort");
  return (
    <Tip label={t("label")}>
      <LateMenu menu={<SortMenuContent {...props} />} onHint={hints.sort}>
        <Button variant="ghost" size="icon-sm" aria-label={t("label")}>
          <ArrowDownUpIcon />
        </Button>
      </LateMenu>
    </Tip>
  );
}
