"use client";

import { FileUpIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { type DragEvent, type ReactNode, useState } from "react";

import { useUploads } from "./uploads";

/** Documents dropped anywhere over the screen are added. */
export function SourceDropZone({ isEnabled, children }: { isEnabled: boolean; children: ReactNode }) {
  const t = useTranslations("sources.add");
  const [depth, setDepth] = useState(0);
  const hasFiles = (event: DragEvent) => isEnabled && event.dataTransfer.types.includes("Files");
  return (
    <div
      className="relative min-h-full"
      onDragEnter={(event) => hasFiles(event) && setDepth((before) => before + 1)}
      onDragLeave={(event) => hasFiles(event) && setDepth((before) => Math.max(0, before - 1))}
      onDragOver={(event) => hasFiles(event) && event.preventDefault()}
      onDrop={(event) => {
        setDepth(0);
        if (!hasFiles(event)) return;
        event.preventDefault();
        useUploads.getState().add([...event.dataTransfer.files]);
      }}
    >
      {children}
      {depth > 0 ? (
        <div className="pointer-events-none absolute inset-2 z-20 rounded-xl border-2 border-dashed border-primary bg-primary-wash/90 font-medium text-primary-text">
          <span className="sticky top-1/2 mx-auto flex w-fit flex-col items-center gap-1 py-24">
            <FileUpIcon className="size-6" strokeWidth={1.75} />
            {t("drop")}
            <span className="text-xs font-normal">{t("kinds")}</span>
          </span>
        </div>
      ) : null}
    </div>
  );
}
