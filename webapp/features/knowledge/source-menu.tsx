"use client";

import { EllipsisIcon, FileUpIcon, PowerIcon, RefreshCwIcon, Trash2Icon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";

import { ConfirmDialog } from "@/components/confirm-dialog";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/menu";
import type { SourceRowFragment } from "@/gql/graphql";

import { useFilePicker } from "./use-file-picker";
import { useSourceActions } from "./use-source-actions";

type SourceMenuProps = { source: Pick<SourceRowFragment, "id" | "kind" | "title" | "isEnabled">; onDeleted?: () => void };

/** What is rarely needed. */
export function SourceMenu({ source, onDeleted }: SourceMenuProps) {
  const t = useTranslations("sources");
  const [isAsking, ask] = useState(false);
  const { retry, setEnabled, remove } = useSourceActions(source);
  const { pick, field } = useFilePicker(source.id);
  const { kind, title, isEnabled } = source;
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button variant="ghost" size="icon-sm" aria-label={t("table.more", { name: title })}>
            <EllipsisIcon />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          {kind === "DOCUMENT" ? (
            <DropdownMenuItem onSelect={pick}>
              <FileUpIcon />
              {t("actions.replace")}
            </DropdownMenuItem>
          ) : null}
          {kind === "FAQ" ? null : (
            <DropdownMenuItem onSelect={() => void retry()}>
              <RefreshCwIcon />
              {t("actions.reread")}
            </DropdownMenuItem>
          )}
          <DropdownMenuItem onSelect={() => void setEnabled(!isEnabled)}>
            <PowerIcon />
            {t(isEnabled ? "actions.turnOff" : "actions.turnOn")}
          </DropdownMenuItem>
          <DropdownMenuSeparator />
          <DropdownMenuItem variant="destructive" onSelect={() => ask(true)}>
            <Trash2Icon />
            {t("actions.delete")}
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      {kind === "DOCUMENT" ? field : null}
      <ConfirmDialog
        isOpen={isAsking}
        onOpenChange={ask}
        title={t("actions.deleteTitle", { name: title })}
        body={t("actions.deleteBody")}
        action={t("actions.delete")}
        onConfirm={async () => (await remove()) && onDeleted?.()}
      />
    </>
  );
}
