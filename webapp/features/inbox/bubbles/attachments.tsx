"use client";

import { readFragment } from "@/gql";
import { type AttachmentTileFragment, AttachmentTileFragmentDoc, type MessageItemFragment } from "@/gql/graphql";
import { cn } from "@/lib/utils";

import { AudioPlayer } from "./audio-player";
import { DocumentCard } from "./document-card";
import { MediaTile } from "./media-tile";
import { MissingFile } from "./missing-file";
import { PlainImage } from "./plain-image";

/** The files of a message: pictures and videos in a grid, the rest below one another. */
export function Attachments({ message }: { message: MessageItemFragment }) {
  const files = readFragment(AttachmentTileFragmentDoc, message.attachments);
  const visual = files.filter((file) => file.url && (file.kind === "IMAGE" || file.kind === "VIDEO"));
  const others = files.filter((file) => !visual.includes(file));
  if (files.length === 0) return null;
  return (
    <div className="flex flex-col gap-1.5">
      {visual.length > 0 ? (
        <div className={cn("grid gap-0.5 overflow-hidden rounded-[11px]", visual.length > 1 && "w-72 max-w-full grid-cols-2")}>
          {visual.map((file, at) => (
            <MediaTile key={file.id} file={file} isOnly={visual.length === 1} isWide={visual.length === 3 && at === 0} />
          ))}
        </div>
      ) : null}
      {others.map((file) => (
        <OneFile key={file.id} file={file} />
      ))}
    </div>
  );
}

function OneFile({ file }: { file: AttachmentTileFragment }) {
  if (!file.url) return <MissingFile file={file} />;
  switch (file.kind) {
    case "AUDIO":
    case "VOICE":
      return <AudioPlayer file={file} url={file.url} />;
    case "STICKER":
      return <PlainImage src={file.url} alt={file.filename} className="size-32 object-contain" loading="lazy" />;
    case "DOCUMENT":
    case "IMAGE":
    case "VIDEO":
      return <DocumentCard file={file} url={file.url} />;
    default:
      file.kind satisfies never;
      return null;
  }
}
