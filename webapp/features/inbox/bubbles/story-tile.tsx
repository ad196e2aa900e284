"use client";

import { ExternalLinkIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";

import type { MessageItemFragment } from "@/gql/graphql";

import type { Payload } from "./payload";
import { PlainImage } from "./plain-image";

type StoryTileProps = { kind: "STORY_REPLY" | "STORY_MENTION"; story: Payload["story"]; message: MessageItemFragment };

/** The story somebody answered or named us in. It may be shown while Instagram has it and must not be kept; afterwards a calm tile. */
export function StoryTile({ kind, story, message }: StoryTileProps) {
  const t = useTranslations("inbox.story");
  const [isBroken, setBroken] = useState(false);
  // Our server passes it on: nobody at Instagram learns who looks at it.
  const canShow = Boolean(story?.url) && !isBroken;
  return (
    <div className="mb-1.5">
      <p className="mb-1 flex items-center gap-1 text-xs text-muted-foreground">
        {t(kind)}
        {story?.linkUrl && /^https?:/.test(story.linkUrl) ? (
          <a href={story.linkUrl} target="_blank" rel="noreferrer noopener" aria-label={t("open")}>
            <ExternalLinkIcon className="size-3" />
          </a>
        ) : null}
      </p>
      <div className="instagram w-28 rounded-xl p-[2px]">
        <div className="h-44 overflow-hidden rounded-[10px] bg-n4">
          {canShow ? (
            <PlainImage src={`/stories/${message.id}`} alt="" onError={() => setBroken(true)} className="size-full object-cover" />
          ) : (
            <p className="grid h-full place-items-center px-3 text-center text-xs text-muted-foreground">{t("gone")}</p>
          )}
        </div>
      </div>
    </div>
  );
}
