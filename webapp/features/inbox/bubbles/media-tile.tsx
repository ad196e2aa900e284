"use client";

import { PlayIcon } from "lucide-react";
import { useTranslations } from "next-intl";

import type { AttachmentTileFragment } from "@/gql/graphql";
import { playTime } from "@/lib/format";
import { cn } from "@/lib/utils";

import { useThread } from "../thread/thread-context";
import { PlainImage } from "./plain-image";

type MediaTileProps = { file: AttachmentTileFragment; isOnly: boolean; isWide: boolean };

const LONGEST = 320;

/** A picture or a video's first frame. Its box has its size before it loads, so nothing shifts. */
export function MediaTile({ file, isOnly, isWide }: MediaTileProps) {
  const t = useTranslations("inbox.media");
  const { setMedia } = useThread();
  const url = file.url ?? "";
  const kind = file.kind === "VIDEO" ? "VIDEO" : "IMAGE";
  const ratio = file.width && file.height ? file.width / file.height : 4 / 3;
  const shown = Math.min(Math.max(ratio, 0.6), 2.2);
  const width = shown >= 1 ? LONGEST : Math.round(LONGEST * shown);
  return (
    <button
      type="button"
      aria-label={kind === "VIDEO" ? t("openVideo") : t("openImage")}
      onClick={() => setMedia({ id: file.id, url, kind, filename: file.filename })}
      className={cn("relative block overflow-hidden bg-n5", !isOnly && "aspect-square", isWide && "col-span-2 aspect-video")}
      style={isOnly ? { width, aspectRatio: shown, maxWidth: "100%" } : undefined}
    >
      {kind === "VIDEO" ? (
        <>
          <video src={`${url}#t=0.1`} preload="metadata" muted playsInline className="size-full object-cover" />
          <span className="absolute inset-0 grid place-items-center">
            <span className="grid size-11 place-items-center rounded-full bg-black/55 text-white">
              <PlayIcon className="size-5 translate-x-px fill-current" />
            </span>
          </span>
          {file.durationMs ? (
            <span className="absolute bottom-2 left-2 rounded-full bg-black/55 px-1.5 text-2xs text-white tabular">{playTime(file.durationMs)}</span>
          ) : null}
        </>
      ) : (
        <PlainImage src={url} alt="" loading="lazy" decoding="async" className="size-full object-cover" />
      )}
    </button>
  );
}
