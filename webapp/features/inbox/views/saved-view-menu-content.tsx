"use client";

import { useTranslations } from "next-intl";

import { DropdownMenuContent, DropdownMenuItem } from "@/components/menu";

export function SavedViewMenuContent({ onEdit, onRemove }: { onEdit: () => void; onRemove: () => void }) {
  const common = useTranslations("common");
  return (
    <DropdownMenuContent align="start">
      <DropdownMenuItem onSelect={onEdit}>{common("edit")}</DropdownMenuItem>
      <DropdownMenuItem onSelect={onRemove}>{common("delete")}</DropdownMenuItem>
    </DropdownMenuContent>
  );
}
