"use client";

import { MenuIcon } from "lucide-react";
import { useTranslations } from "next-intl";

import { Button } from "@/components/ui/button";

import { useInbox } from "../inbox-context";
import { useInboxStore } from "../inbox-store";
import { defaultView, type InboxParams } from "../params";
import { useSavedViews } from "../views/use-saved-views";
import { FilterMenu } from "./filter-menu";
import { FilterChips } from "./filter-chips";
import { SearchField } from "./search-field";
import { SortMenu } from "./sort-menu";

type ListHeaderProps = { params: InboxParams; go: (next: Partial<InboxParams>, mode?: "push" | "replace") => void };

/** What the list shows, in words, and how to narrow it. */
export function ListHeader({ params, go }: ListHeaderProps) {
  const t = useTranslations("inbox");
  const { accounts, labels } = useInbox();
  const openPanel = useInboxStore((state) => state.openPanel);
  const saved = useSavedViews().find(({ id }) => id === params.saved);
  const account = params.account.length === 1 ? accounts.find(({ id }) => id === params.account[0]) : undefined;
  const label = params.label.length === 1 ? labels.find(({ id }) => id === params.label[0]) : undefined;
  const title =
    saved?.name ??
    (params.q && !params.view ? t("list.everywhere") : (params.view ?? defaultView) === "ALL" && (account?.name ?? label?.name)) ??
    t(`view.${params.view ?? defaultView}`);
  return (
    <header className="shrink-0 border-b">
      <div className="flex h-12 items-center gap-1 pr-2 pl-3">
        <Button
          variant="ghost"
          size="icon-sm"
          className="-ml-1.5 lg:hidden"
          aria-label={t("views.open")}
          onClick={() => openPanel("views")}
        >
          <MenuIcon />
        </Button>
        <h1 className="min-w-0 flex-1 truncate text-lg font-semibold">{title || t(`view.${params.view ?? defaultView}`)}</h1>
        <SortMenu params={params} go={go} />
        <FilterMenu params={params} go={go} />
      </div>
      <div className="px-3 pb-2">
        <SearchField params={params} go={go} />
      </div>
      <FilterChips params={params} go={go} />
    </header>
  );
}
