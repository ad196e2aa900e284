"use client";

import { CheckIcon, ChevronsUpDownIcon } from "lucide-react";
import { useTranslations } from "next-intl";

import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { initials } from "@/lib/format";
import { cn } from "@/lib/utils";

import { railItem } from "./rail-button";
import { useShell, useSwitchWorkspace } from "./use-shell";

/** Which workspace this is, and the others this person belongs to. */
export function WorkspaceMenu({ isWide }: { isWide: boolean }) {
  const t = useTranslations("shell.workspace");
  const role = useTranslations("common.role");
  const { viewer } = useShell();
  const switchTo = useSwitchWorkspace();
  if (!viewer) return null;
  return (
    <DropdownMenu>
      <DropdownMenuTrigger
        aria-label={t("label", { name: viewer.workspace.name })}
        className={cn(railItem, "w-full text-foreground", isWide ? "gap-2.5 px-1.5" : "justify-center")}
      >
        <WorkspaceTile name={viewer.workspace.name} />
        {isWide ? <span className="truncate">{viewer.workspace.name}</span> : null}
        {isWide ? <ChevronsUpDownIcon className="ml-auto size-3.5 text-faint-foreground" /> : null}
      </DropdownMenuTrigger>
      <DropdownMenuContent side="right" align="end" className="w-60">
        <DropdownMenuLabel>{viewer.memberships.length > 1 ? t("switch") : t("current")}</DropdownMenuLabel>
        {viewer.memberships.map((membership) => {
          const isCurrent = membership.workspace.id === viewer.workspace.id;
          return (
            <DropdownMenuItem
              key={membership.workspace.id}
              aria-current={isCurrent || undefined}
              onSelect={() => (isCurrent ? undefined : void switchTo(membership.workspace.id))}
            >
              <WorkspaceTile name={membership.workspace.name} />
              <span className="min-w-0">
                <span className="block truncate">{membership.workspace.name}</span>
                <span className="block text-xs text-muted-foreground">{role(membership.role)}</span>
              </span>
              {isCurrent ? <CheckIcon className="ml-auto size-3.5 text-primary-text" /> : null}
            </DropdownMenuItem>
          );
        })}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

function WorkspaceTile({ name }: { name: string }) {
  return (
    <span
      aria-hidden
      className="grid size-6 shrink-0 place-items-center rounded-md bg-n12 text-2xs font-semibold text-n1 dark:bg-n6 dark:text-n12"
    >
      {initials(name)}
    </span>
  );
}
