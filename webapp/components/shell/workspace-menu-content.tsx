"use client";

import { CheckIcon } from "lucide-react";
import { useTranslations } from "next-intl";

import { DropdownMenuContent, DropdownMenuItem, DropdownMenuLabel } from "@/components/menu";

import { useShell, useSwitchWorkspace } from "./use-shell";
import { WorkspaceTile } from "./workspace-tile";

/** The workspaces this person belongs to. */
export function WorkspaceMenuContent() {
  const t = useTranslations("shell.workspace");
  const role = useTranslations("common.role");
  const { viewer } = useShell();
  const switchTo = useSwitchWorkspace();
  if (!viewer) return null;
  return (
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
  );
}
