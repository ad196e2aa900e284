"use client";

import { FileUpIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

import { useFileDrop } from "@/components/use-file-drop";

import { useUploads } from "./uploads";

/** Documents dropped anywhere over the screen are added. */
export function SourceDropZone({ isEnabled, children }: { isEnabled: boolean; children: ReactNode }) {
  const t = useTranslations("sources.add");
  const { isOver, target } = useFileDrop(() => isEnabled, useUploads.getState().add);
  return (
    <div className="relative min-h-full" {...target}>
      {children}
      {isOver ? (
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
