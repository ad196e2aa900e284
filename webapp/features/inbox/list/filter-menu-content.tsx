"use client";

import { useTranslations } from "next-intl";

import {
  DropdownMenuCheckboxItem,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuSub,
  DropdownMenuSubContent,
  DropdownMenuSubTrigger,
} from "@/components/menu";

import { countFilters, emptyParams, type InboxParams } from "../params";
import { useFilterOptions } from "./filter-options";

const waits = [30, 120, 480, 1440] as const;

export type FilterMenuProps = { params: InboxParams; go: (next: Partial<InboxParams>) => void };

const keepOpen = (event: Event) => event.preventDefault();

/** Several values of one kind widen the list again; different kinds must all hold. */
export function FilterMenuContent({ params, go, onSave }: FilterMenuProps & { onSave: () => void }) {
  const t = useTranslations("inbox.filter");
  const groups = useFilterOptions(params);
  const count = countFilters(params);
  return (
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
      <DropdownMenuItem onSelect={onSave}>{t("save")}</DropdownMenuItem>
      {count > 0 ? (
        <DropdownMenuItem onSelect={() => go({ ...emptyParams, view: params.view, c: params.c, q: params.q })}>{t("clear")}</DropdownMenuItem>
      ) : null}
    </DropdownMenuContent>
  );
}
