"use client";

import { ClockFadingIcon, FileXIcon, LoaderIcon, TriangleAlertIcon } from "lucide-react";
import { useTranslations } from "next-intl";

import type { AttachmentTileFragment } from "@/gql/graphql";

/** A file that cannot be shown, and why: on its way, failed, run out or taken back. */
export function MissingFile({ file }: { file: AttachmentTileFragment }) {
  const t = useTranslations("inbox.media");
  const state = file.state === "STORED" ? "EXPIRED" : file.state;
  const icons = {
    PENDING: <LoaderIcon className="size-4 animate-spin [animation-duration:2s]" />,
    FAILED: <TriangleAlertIcon className="size-4" />,
    EXPIRED: <ClockFadingIcon className="size-4" />,
    REMOVED: <FileXIcon className="size-4" />,
  };
  return (
    <div className="flex w-64 max-w-full items-center gap-2.5 rounded-lg border border-dashed border-n7 px-3 py-2.5 text-xs text-muted-foreground">
      {icons[state]}
      <span>{t(`state.${state}`)}</span>
    </div>
  );
}
