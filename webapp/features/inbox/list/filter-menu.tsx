"use client";

import { ListFilterIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";

import { Tip } from "@/components/shell/tip";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuCheckboxItem,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuSub,
  DropdownMenuSubContent,
  DropdownMenuSubTrigger,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { useActions } from "@/lib/shortcuts/registry";

import { countFilters, emptyParams, type InboxParams } from "../params";
import { useFilterOptions } from "./filter-options";
import { SaveViewDialog } from "../views/save-view-dialog";

const waits = [30, 120, 480, 1440] as const;

type FilterMenuProps = { params: InboxParams; go: (next: Partial<InboxParams>) => void };

/** Narrows the list. Several values of one kind widen it again; different kinds must all hold. */
export function FilterMenu({ params, go }: FilterMenuProps) {
  const t = useTranslations("inbox.filter");
  const [isOpen, setOpen] = useState(false);
  const [isSaving, setSaving] = useState(false);
  const groups = useFilterOptions(params);
  const count = countFilters(params);
  const keepOpen = (event: Event) => event.preventDefault();
  useActions([
    { id: "inbox-filter", group: "view", label: t("label"), icon: ListFilterIcon, keys: ["f"], run: () => setOpen(true) },
    { id: "inbox-save-view", group: "view", label: t("save"), run: () => setSaving(true) },
  ]);
  return (
    <>
      <DropdownMenu open={isOpen} onOpenChange={setOpen}>
        <Tip label={t("label")} keys="f">
          <DropdownMenuTrigger asChild>
            <Button variant="ghost" size="icon-sm" aria-label={count ? t("labelWithCount", { count }) : t("label")} className="relative">
              <ListFilterIcon />
              {count > 0 ? (
                <span aria-hidden className="absolute -top-0.5 -right-0.5 grid size-3.5 place-items-center rounded-full bg-primary text-[9px] font-semibold text-primary-foreground">
                  {count}
                </span>
              ) : null}
            </Button>
          </DropdownMenuTrigger>
        </Tip>
        <DropdownMenuContent align="end" className="w-52">
          <DropdownMenuCheckboxItem
            checked={params.unread}
            onSelect={keepOpen}
            onCheckedChange={(unread) => go({ unread, saved: undefined })}
          >
            {t("unread")}
          </DropdownMenuCheckboxItem>
          <DropdownMenuSeparator />
          {groups.map((group) => (
            <DropdownMenuSub key={group.key}>
              <DropdownMenuSubTrigger>
                {group.label}
                <span className="ml-auto pl-3 text-xs text-faint-foreground tabular">
                  {group.options.filter(({ isOn }) => isOn).length || null}
                </span>
              </DropdownMenuSubTrigger>
              <DropdownMenuSubContent className="max-h-80 min-w-44 overflow-y-auto">
                {group.options.map((option) => (
                  <DropdownMenuCheckboxItem
                    key={option.value}
                    checked={option.isOn}
                    onSelect={keepOpen}
                    onCheckedChange={() => go(option.toggle())}
                  >
                    {option.label}
                  </DropdownMenuCheckboxItem>
                ))}
              </DropdownMenuSubContent>
            </DropdownMenuSub>
          ))}
          <DropdownMenuSub>
            <DropdownMenuSubTrigger>{t("waiting")}</DropdownMenuSubTrigger>
            <DropdownMenuSubContent>
              {waits.map((minutes) => (
                <DropdownMenuCheckboxItem
                  key={minutes}
                  checked={params.waiting === minutes}
                  onSelect={keepOpen}
                  onCheckedChange={(isOn) => go({ waiting: isOn ? minutes : undefined, saved: undefined })}
                >
                  {t("waitingAtLeast", { hours: minutes / 60, minutes })}
                </DropdownMenuCheckboxItem>
              ))}
            </DropdownMenuSubContent>
          </DropdownMenuSub>
          <DropdownMenuSeparator />
          <DropdownMenuItem onSelect={() => setSaving(true)}>{t("save")}</DropdownMenuItem>
          {count > 0 ? (
            <DropdownMenuItem onSelect={() => go({ ...emptyParams, view: params.view, c: params.c, q: params.q })}>{t("clear")}</DropdownMenuItem>
          ) : null}
        </DropdownMenuContent>
      </DropdownMenu>
      <SaveViewDialog params={params} go={go} isOpen={isSaving} onOpenChange={setSaving} />
    </>
  );
}
