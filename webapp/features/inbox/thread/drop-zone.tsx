"use client";

import { UploadIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { type DragEvent, type ReactNode, useState } from "react";

import { useThread } from "./thread-context";

/** Files dropped anywhere over the thread go into the composer. */
export function DropZone({ children }: { children: ReactNode }) {
  const t = useTranslations("inbox.composer");
  const { giveFiles } = useThread();
  const [depth, setDepth] = useState(0);
  const hasFiles = (event: DragEvent) => event.dataTransfer.types.includes("Files") && giveFiles([]);
  return (
    <div
      className="relative flex h-full min-w-0 flex-1"
      onDragEnter={(event) => hasFiles(event) && setDepth((before) => before + 1)}
      onDragLeave={(event) => hasFiles(event) && setDepth((before) => Math.max(0, before - 1))}
      onDragOver={(event) => hasFiles(event) && event.preventDefault()}
      onDrop={(event) => {
        setDepth(0);
        if (!hasFiles(event)) return;
        event.preventDefault();
        giveFiles([...event.dataTransfer.files]);
      }}
    >
      {children}
      {depth > 0 ? (
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
