"use client";

import { ListFilterIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";

import { LateMenu } from "@/components/late-menu";
import { Once } from "@/components/once";
import { Tip } from "@/components/shell/tip";
import { Button } from "@/components/ui/button";
import { useActions } from "@/lib/shortcuts/registry";

import { FilterMenuContent, hints, SaveViewDialog } from "../later";
import { countFilters } from "../params";
import type { FilterMenuProps } from "./filter-menu-content";

/** Narrows the list, and keeps what it shows as a view. */
export function FilterMenu({ params, go }: FilterMenuProps) {
  const t = useTranslations("inbox.filter");
  const [isOpen, setOpen] = useState(false);
  const [isSaving, setSaving] = useState(false);
  const count = countFilters(params);
  useActions([
    { id: "inbox-filter", group: "view", label: t("label"), icon: ListFilterIcon, keys: ["f"], run: () => setOpen(true) },
    { id: "inbox-save-view", group: "view", label: t("save"), run: () => setSaving(true) },
  ]);
  return (
    <>
      <Tip label={t("label")} keys="f">
        <LateMenu
          isOpen={isOpen}
          onOpenChange={setOpen}
          onHint={hints.filter}
          menu={<FilterMenuContent params={params} go={go} onSave={() => setSaving(true)} />}
        >
          <Button variant="ghost" size="icon-sm" aria-label={count ? t("labelWithCount", { count }) : t("label")} className="relative">
            <ListFilterIcon />
            {count > 0 ? (
              <span aria-hidden className="absolute -top-0.5 -right-0.5 grid size-3.5 place-items-center rounded-full bg-primary text-[9px] font-semibold text-primary-foreground">
                {count}
              </span>
            ) : null}
          </Button>
        </LateMenu>
      </Tip>
      <Once when={isSaving}>
        <SaveViewDialog params={params} go={go} isOpen={isSaving} onOpenChange={setSaving} />
      </Once>
    </>
  );
}
