"use client";

import { useTranslations } from "next-intl";

import { LateMenu } from "@/components/late-menu";
import { PersonAvatar } from "@/components/person-avatar";
import { cn } from "@/lib/utils";

import { loadMenus, PersonMenuContent } from "./later";
import { railItem } from "./rail-button";
import { useShell } from "./use-shell";

/** The signed-in person. */
export function PersonMenu({ isWide, className }: { isWide: boolean; className?: string }) {
  const t = useTranslations("shell");
  const { viewer } = useShell();
  if (!viewer) return null;
  return (
    <LateMenu menu={<PersonMenuContent />} onHint={loadMenus}>
      <button
        type="button"
        aria-label={t("person.label", { name: viewer.user.name })}
        className={cn(railItem, "w-full text-foreground", isWide ? "gap-2.5 px-1.5" : "justify-center", className)}
      >
        <PersonAvatar name={viewer.user.name} className="size-6 text-xs" />
        {isWide ? <span className="truncate">{viewer.user.name}</span> : null}
      </button>
    </LateMenu>
  );
}
