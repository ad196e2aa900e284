"use client";

import { FileTextIcon, FilmIcon, MusicIcon, XIcon } from "lucide-react";
import { useTranslations } from "next-intl";

import { Progress } from "@/components/ui/progress";
import { useFormat } from "@/lib/use-format";

import { AudioPlayer } from "../bubbles/audio-player";
import type { Upload } from "./use-uploads";
import { PlainImage } from "../bubbles/plain-image";

/** Files that go with the message, each with how far its upload is. */
export function AttachmentTray({ uploads, onRemove }: { uploads: readonly Upload[]; onRemove: (key: string) => void }) {
  const t = useTranslations("inbox.composer");
  const format = useFormat();
  if (uploads.length === 0) return null;
  return (
    <ul aria-label={t("files")} className="flex flex-wrap gap-2 px-3 py-2">
      {uploads.map((file) => (
        <li key={file.key} className="relative flex max-w-72 items-center gap-2 rounded-lg border bg-n2 py-1.5 pr-8 pl-2 dark:bg-n4">
          {file.kind === "VOICE" && file.previewUrl && !file.problem ? (
            <AudioPlayer file={{ id: file.key, durationMs: file.durationMs }} url={file.previewUrl} />
          ) : (
            <>
              {file.kind === "IMAGE" && file.previewUrl ? (
                <PlainImage src={file.previewUrl} alt="" className="size-10 rounded-md object-cover" />
              ) : (
                <span className="grid size-10 place-items-center rounded-md bg-n4 text-muted-foreground dark:bg-n6">
                  {file.kind === "VIDEO" ? <FilmIcon className="size-4" /> : file.kind === "AUDIO" || file.kind === "VOICE" ? <MusicIcon className="size-4" /> : <FileTextIcon className="size-4" />}
                </span>
              )}
              <span className="min-w-0">
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
              </span>
            </>
          )}
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
