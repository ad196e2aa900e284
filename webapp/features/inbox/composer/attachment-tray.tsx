"use client";

import { ChevronLeftIcon, ChevronRightIcon, FileTextIcon, FilmIcon, ImageIcon, type LucideIcon, MusicIcon, XIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";

import { Button } from "@/components/ui/button";
import { Progress } from "@/components/ui/progress";
import { useFormat } from "@/lib/use-format";
import { cn } from "@/lib/utils";

import { AudioPlayer } from "../bubbles/audio-player";
import { PlainImage } from "../bubbles/plain-image";
import type { Upload } from "./use-uploads";

type AttachmentTrayProps = {
  uploads: readonly Upload[];
  onRemove: (key: string) => void;
  /** With it the files have an order to change, and stand one below the other. */
  onMove?: (key: string, by: -1 | 1) => void;
  /** What else is to be said of a file. */
  remark?: (file: Upload) => ReactNode;
  className?: string;
};

/** Files that go with a message, each with how far its upload is. */
export function AttachmentTray({ uploads, onRemove, onMove, remark, className }: AttachmentTrayProps) {
  const t = useTranslations("inbox.composer");
  const format = useFormat();
  if (uploads.length === 0) return null;
  return (
    <ul aria-label={t("files")} className={cn("flex flex-wrap gap-2", className)}>
      {uploads.map((file, at) => (
        <li key={file.key} className={cn("relative flex items-center gap-2 rounded-lg border bg-n2 py-1.5 pr-8 pl-2 dark:bg-n4", onMove ? "w-full" : "max-w-72")}>
          {file.kind === "VOICE" && file.previewUrl && !file.problem ? (
            <AudioPlayer file={{ id: file.key, durationMs: file.durationMs }} url={file.previewUrl} />
          ) : (
            <>
              <Preview file={file} />
              <span className="min-w-0 flex-1">
                <span className="block truncate text-xs font-medium">{file.filename}</span>
                {file.problem ? (
                  <span role="alert" className="line-clamp-2 text-xs text-danger-text">
                    {file.problem}
                  </span>
                ) : (
                  <span className="block text-xs text-muted-foreground tabular">
                    {file.id ? format.size(file.size) : t("uploading", { percent: Math.round(file.progress * 100) })}
                  </span>
                )}
                {remark?.(file)}
              </span>
            </>
          )}
          {onMove && uploads.length > 1 ? (
            <span className="flex shrink-0">
              <Mover label={t("moveEarlier", { name: file.filename })} icon={<ChevronLeftIcon />} isDisabled={at === 0} onPress={() => onMove(file.key, -1)} />
              <Mover label={t("moveLater", { name: file.filename })} icon={<ChevronRightIcon />} isDisabled={at === uploads.length - 1} onPress={() => onMove(file.key, 1)} />
            </span>
          ) : null}
          {!file.id && !file.problem ? (
            <Progress value={file.progress * 100} aria-label={t("uploading", { percent: Math.round(file.progress * 100) })} className="absolute inset-x-2 bottom-0.5 h-0.5" />
          ) : null}
          <button
            type="button"
            aria-label={t("removeFile", { name: file.filename })}
            onClick={() => onRemove(file.key)}
            className="absolute top-1 right-1 grid size-6 place-items-center rounded-md text-muted-foreground hover:bg-accent"
          >
            <XIcon className="size-3.5" />
          </button>
        </li>
      ))}
    </ul>
  );
}

const icons: Partial<Record<Upload["kind"], LucideIcon>> = { IMAGE: ImageIcon, VIDEO: FilmIcon, AUDIO: MusicIcon, VOICE: MusicIcon };

/** The picture itself; what cannot be seen, or no longer because its address has run out, is a sign of its kind. */
function Preview({ file: { kind, previewUrl } }: { file: Upload }) {
  const [isBroken, setBroken] = useState(false);
  if (kind === "IMAGE" && previewUrl && !isBroken) {
    return <PlainImage src={previewUrl} alt="" onError={() => setBroken(true)} className="size-10 rounded-md object-cover" />;
  }
  const Icon = icons[kind] ?? FileTextIcon;
  return (
    <span className="grid size-10 shrink-0 place-items-center rounded-md bg-n4 text-muted-foreground dark:bg-n6">
      <Icon className="size-4" />
    </span>
  );
}

function Mover({ label, icon, isDisabled, onPress }: { label: string; icon: ReactNode; isDisabled: boolean; onPress: () => void }) {
  // Not `disabled`: who has moved a file to the end keeps the focus.
  return (
    <Button type="button" variant="ghost" size="icon-sm" aria-label={label} aria-disabled={isDisabled} onClick={() => isDisabled || onPress()} className="size-6 touch:size-9 aria-disabled:opacity-40">
      {icon}
    </Button>
  );
}
