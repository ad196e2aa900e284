"use client";

import { ClapperboardIcon, ExternalLinkIcon, ImageIcon, LinkIcon } from "lucide-react";
import { useTranslations } from "next-intl";

import type { Payload } from "./payload";

type Share = Partial<Payload["shares"][number]>;

/** Something of Instagram passed on: a post, a reel, a story, a link. */
export function ShareCard({ share }: { share: Share }) {
  const t = useTranslations("inbox.share");
  const type = share.type === "POST" || share.type === "REEL" || share.type === "STORY" ? share.type : "LINK";
  const Icon = type === "REEL" ? ClapperboardIcon : type === "LINK" ? LinkIcon : ImageIcon;
  const body = (
    <>
      <span className="instagram grid size-9 shrink-0 place-items-center rounded-md text-white">
        <Icon className="size-4.5" />
      </span>
      <span className="min-w-0 flex-1">
        <span className="block text-xs text-muted-foreground">{t(type)}</span>
        <span dir="auto" className="line-clamp-2 text-sm">
          {share.title || t("untitled")}
        </span>
      </span>
    </>
  );
  const look = "mb-1 flex w-64 max-w-full items-center gap-2.5 rounded-lg border bg-surface px-2.5 py-2 dark:bg-n2";
  if (!share.url || !/^https?:/.test(share.url)) return <div className={look}>{body}</div>;
  return (
    <a href={share.url} target="_blank" rel="noreferrer noopener" className={`${look} hover:border-n8`}>
      {body}
      <ExternalLinkIcon className="size-3.5 shrink-0 text-muted-foreground" />
    </a>
  );
}
