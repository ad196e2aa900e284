"use client";

import { UploadIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

import { useFileDrop } from "@/components/use-file-drop";

import { useThread } from "./thread-context";

/** Files dropped anywhere over the thread go into the composer. */
export function DropZone({ children }: { children: ReactNode }) {
  const t = useTranslations("inbox.composer");
  const { giveFiles } = useThread();
  const { isOver, target } = useFileDrop(() => giveFiles([]), giveFiles);
  return (
    <div className="relative flex h-full min-w-0 flex-1" {...target}>
      {children}
      {isOver ? (
        <div className="pointer-events-none absolute inset-2 z-20 grid place-items-center rounded-xl border-2 border-dashed border-primary bg-primary-wash/90 font-medium text-primary-text">
          <span className="flex items-center gap-2">
            <UploadIcon className="size-4" />
            {t("drop")}
          </span>
        </div>
      ) : null}
    </div>
  );
}
