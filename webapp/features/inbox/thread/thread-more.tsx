"use client";

import { EllipsisIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

import { Keys } from "@/components/shell/keys";
import { Button } from "@/components/ui/button";
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuTrigger } from "@/components/menu";

type Item = { id: string; label: string; keys?: string; icon: ReactNode; run: () => void };

/** What is done less often, each with its key. */
export function ThreadMore({ items }: { items: readonly Item[] }) {
  const t = useTranslations("inbox.thread");
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button variant="ghost" size="icon-sm" aria-label={t("more")}>
          <EllipsisIcon />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end" className="w-52">
        {items.map(({ id, label, keys, icon, run }) => (
          <DropdownMenuItem key={id} onSelect={run}>
            {icon}
            {label}
            {keys ? <Keys keys={keys} className="ml-auto text-faint-foreground" /> : null}
          </DropdownMenuItem>
        ))}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
