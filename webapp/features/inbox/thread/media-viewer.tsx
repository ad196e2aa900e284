"use client";

import { ChevronLeftIcon, ChevronRightIcon, DownloadIcon } from "lucide-react";
import { useTranslations } from "next-intl";

import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogTitle } from "@/components/ui/dialog";
import { readFragment } from "@/gql";
import { AttachmentTileFragmentDoc } from "@/gql/graphql";
import { useHotkeys } from "@/lib/use-hotkeys";

import type { ThreadItem } from "./grouping";
import { type MediaItem, useThread } from "./thread-context";
import { PlainImage } from "../bubbles/plain-image";

/** Pictures and videos of the thread, one large, the others an arrow away. */
export function MediaViewer({ items }: { items: readonly ThreadItem[] }) {
  const t = useTranslations("inbox.media");
  const common = useTranslations("common");
  const { media, setMedia } = useThread();
  const all: MediaItem[] = items.flatMap((item) => {
    if (item.type !== "message" || item.message.deletedAt) return [];
    return readFragment(AttachmentTileFragmentDoc, item.message.attachments).flatMap(({ id, kind, url, filename }) =>
      url && (kind === "IMAGE" || kind === "VIDEO") ? [{ id, kind, url, filename }] : [],
    );
  });
  const at = all.findIndex(({ id }) => id === media?.id);
  const go = (by: number) => setMedia(all[at + by] ?? media);
  useHotkeys({ left: () => go(-1), right: () => go(1) }, media !== null);
  return (
    <Dialog open={media !== null} onOpenChange={(isOpen) => !isOpen && setMedia(null)}>
      <DialogContent
        aria-describedby={undefined}
        closeLabel={common("close")}
        className="flex h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] max-w-none flex-col gap-2 border-0 bg-[oklch(0.15_0.005_260)] p-3 text-white sm:max-w-none"
      >
        <DialogTitle className="flex items-center gap-2 pr-10 text-sm font-medium">
          <span className="truncate">{media?.filename || t(media?.kind === "VIDEO" ? "video" : "image")}</span>
          {all.length > 1 ? <span className="text-white/60 tabular">{t("position", { at: at + 1, count: all.length })}</span> : null}
          {media ? (
            <a href={media.url} download={media.filename || true} aria-label={t("download")} className="ml-auto rounded-md p-1.5 hover:bg-white/10">
              <DownloadIcon className="size-4" />
            </a>
          ) : null}
        </DialogTitle>
        <div className="relative grid min-h-0 flex-1 place-items-center">
          {media?.kind === "IMAGE" ? <PlainImage src={media.url} alt={media.filename || t("image")} className="max-h-full max-w-full object-contain" /> : null}
          {/* eslint-disable-next-line jsx-a11y/media-has-caption -- customers send no captions */}
          {media?.kind === "VIDEO" ? <video key={media.id} src={media.url} controls autoPlay playsInline className="max-h-full max-w-full" /> : null}
          {at > 0 ? (
            <Button variant="ghost" size="icon" aria-label={t("previous")} onClick={() => go(-1)} className="absolute left-0 text-white hover:bg-white/15 hover:text-white">
              <ChevronLeftIcon className="size-5" />
            </Button>
          ) : null}
          {at >= 0 && at < all.length - 1 ? (
            <Button variant="ghost" size="icon" aria-label={t("next")} onClick={() => go(1)} className="absolute right-0 text-white hover:bg-white/15 hover:text-white">
              <ChevronRightIcon className="size-5" />
            </Button>
          ) : null}
        </div>
      </DialogContent>
    </Dialog>
  );
}
