"use client";

import { OctagonPauseIcon, PencilLineIcon } from "lucide-react";
import { useTranslations } from "next-intl";

import { useBrake } from "./use-brake";

/** Over every page while the brake is on, for everybody. */
export function BrakeLine() {
  const t = useTranslations("agents.brake");
  const { brake, canRelease, set } = useBrake();
  if (brake === "NONE") return null;
  const isStopped = brake === "STOPPED";
  const Icon = isStopped ? OctagonPauseIcon : PencilLineIcon;
  return (
    <div
      role="status"
      data-brake={brake}
      className={`flex min-h-7 shrink-0 items-center justify-center gap-2 border-b px-3 py-0.5 text-xs ${isStopped ? "bg-danger-wash text-danger-text" : "bg-ai-wash text-ai-text"}`}
    >
      <Icon aria-hidden className="size-3.5 shrink-0" />
      <span className="min-w-0 text-balance">
        {t(`banner.${brake}`)}
        {canRelease ? (
          <button type="button" className="ms-2 font-medium underline underline-offset-3" onClick={() => void set("NONE")}>
            {t("release")}
          </button>
        ) : (
          <span className="ms-2 opacity-80">· {t("adminsRelease")}</span>
        )}
      </span>
    </div>
  );
}
