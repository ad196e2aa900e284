"use client";

import { useTranslations } from "next-intl";
import { type ChangeEvent, type ReactNode, useRef } from "react";

import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/menu";
import { toast } from "@/lib/toast";
import { useUserMessage } from "@/lib/user-message";

import { type Draft, simulator } from "./simulator";

const offered = [
  "image",
  "video",
  "voice",
  "document",
  "sticker",
  "location",
  "contacts",
  "order",
  "story_reply",
  "story_mention",
  "share",
  "reel",
  "unsupported",
] as const;

type AttachMenuProps = { kinds: string[]; onWrite: (draft: Draft) => Promise<void>; children: ReactNode };

/** Samples of everything the app can send, and files of one's own. */
export function AttachMenu({ kinds, onWrite, children }: AttachMenuProps) {
  const t = useTranslations("sandbox");
  const say = useUserMessage();
  const picker = useRef<HTMLInputElement>(null);
  const sendFile = async (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? [];
    event.target.value = "";
    if (!file) return;
    try {
      const { id } = await simulator.upload(file, file.name);
      await onWrite({ kind: kindOf(file.type), mediaId: id });
    } catch (error) {
      toast.error(say(error));
    }
  };
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>{children}</DropdownMenuTrigger>
        <DropdownMenuContent align="start" side="top">
          {offered
            .filter((kind) => kinds.includes(kind))
            .map((kind) => (
              <DropdownMenuItem
                key={kind}
                onSelect={() => void onWrite({ kind, text: kind === "story_reply" ? "❤️" : undefined })}
              >
                {t(`kinds.${kind}`)}
              </DropdownMenuItem>
            ))}
          <DropdownMenuSeparator />
          <DropdownMenuItem onSelect={() => picker.current?.click()}>{t("own")}</DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      <input ref={picker} type="file" hidden aria-label={t("own")} onChange={(event) => void sendFile(event)} />
    </>
  );
}

function kindOf(mime: string): string {
  const [family] = mime.split("/");
  return family === "image" || family === "video" || family === "audio" ? family : "document";
}
