"use client";

import { ChevronsUpDownIcon } from "lucide-react";
import { useTranslations } from "next-intl";

import { LateMenu } from "@/components/late-menu";
import { cn } from "@/lib/utils";

import { loadMenus, WorkspaceMenuContent } from "./later";
import { railItem } from "./rail-button";
import { useShell } from "./use-shell";
import { WorkspaceTile } from "./workspace-tile";

/** Which workspace this is, and the others this person belongs to. */
export function WorkspaceMenu({ isWide }: { isWide: boolean }) {
  const t = useTranslations("shell.workspace");
  const { viewer } = useShell();
  if (!viewer) return null;
  return (
    <LateMenu menu={<WorkspaceMenuContent />} onHint={loadMenus}>
      <button
        type="button"
        aria-label={t("label", { name: viewer.workspace.name })}
        className={cn(railItem, "w-full text-foreground", isWide ? "gap-2.5 px-1.5" : "justify-center")}
      >
        <WorkspaceTile name={viewer.workspace.name} />
        {isWide ? <span className="truncate">{viewer.workspace.name}</span> : null}
        {isWide ? <ChevronsUpDownIcon className="ml-auto size-3.5 text-faint-foreground" /> : null}
      </button>
    </LateMenu>
  );
}
