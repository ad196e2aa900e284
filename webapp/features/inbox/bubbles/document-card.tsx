"use client";

import { DownloadIcon, FileTextIcon } from "lucide-react";
import { useTranslations } from "next-intl";

import type { AttachmentTileFragment } from "@/gql/graphql";
import { useFormat } from "@/lib/use-format";

/** A file with its name and size; pressing it opens or saves it. */
export function DocumentCard({ file, url }: { file: AttachmentTileFragment; url: string }) {
  const t = useTranslations("inbox.media");
  const format = useFormat();
  const extension = /\.([a-z0-9]{1,5})$/i.exec(file.filename)?.[1] ?? file.mimeType.split("/")[1] ?? "";
  return (
    <a
      href={url}
      target="_blank"
      rel="noreferrer"
      download={file.filename || undefined}
      className="group/file flex w-64 max-w-full items-center gap-2.5 rounded-lg border bg-surface px-2.5 py-2 hover:border-n8 dark:bg-n2"
    >
      <span className="grid size-9 shrink-0 place-items-center rounded-md bg-n3 text-muted-foreground">
        <FileTextIcon className="size-4.5" />
      </span>
      <span className="min-w-0 flex-1">
        <span className="block truncate text-sm font-medium">{file.filename || t("file")}</span>
        <span className="block text-xs text-muted-foreground uppercase tabular">
          {extension.slice(0, 5)}
          {file.sizeBytes ? <span className="normal-case"> · {format.size(file.sizeBytes)}</span> : null}
        </span>
      </span>
      <DownloadIcon aria-hidden className="size-4 shrink-0 text-muted-foreground" />
    </a>
  );
}
