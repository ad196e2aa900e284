"use client";

import { CircleHelpIcon, PanelLeftCloseIcon, PanelLeftOpenIcon, SearchIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useSyncExternalStore } from "react";

import { BrandMark } from "@/components/brand";
import { badgeCount } from "@/lib/format";
import { useRegistry } from "@/lib/shortcuts/registry";
import { cn } from "@/lib/utils";

import { type Entry, isCurrent, mainEntries, sandboxEntry } from "./entries";
import { PersonMenu } from "./person-menu";
import { RailButton, railItem } from "./rail-button";
import { useRail } from "./rail-state";
import { Tip } from "./tip";
import { useShell } from "./use-shell";
import { WorkspaceMenu } from "./workspace-menu";

/** The left rail from 768 px up: 56 px of icons, or 208 with words; it remembers. */
export function Rail({ startWide }: { startWide: boolean }) {
  const t = useTranslations("shell");
  const isWide = useSyncExternalStore(
    useRail.subscribe,
    () => useRail.getState().isWide,
    () => startWide,
  );
  const { viewer } = useShell();
  const { setPaletteOpen, setHelpOpen } = useRegistry.getState();
  return (
    <div
      data-rail={isWide ? "wide" : "narrow"}
      className={cn(
        "hidden shrink-0 flex-col border-r bg-background py-2.5 transition-[width] duration-160 md:flex",
        isWide ? "w-52 px-2.5" : "w-14 px-2",
      )}
    >
      <div className={cn("mb-2 flex h-9 items-center gap-2", isWide ? "px-1" : "justify-center")}>
        <BrandMark />
        {isWide ? <span className="text-base font-semibold tracking-tight">{t("brand")}</span> : null}
      </div>
      <RailButton
        icon={SearchIcon}
        label={t("palette.open")}
        text={t("search")}
        keys="mod+k"
        isWide={isWide}
        onClick={() => setPaletteOpen(true)}
      />
      <nav aria-label={t("navigation")} className="mt-2 flex flex-col gap-0.5">
        {mainEntries.map((entry) => (
          <RailLink key={entry.id} entry={entry} isWide={isWide} />
        ))}
        {viewer?.isSandbox ? <RailLink entry={sandboxEntry} isWide={isWide} /> : null}
      </nav>
      <div className="mt-auto flex flex-col gap-0.5">
        <RailButton
          icon={CircleHelpIcon}
          label={t("help")}
          text={t("helpShort")}
          keys="?"
          isWide={isWide}
          onClick={() => setHelpOpen(true)}
        />
        <RailButton
          icon={isWide ? PanelLeftCloseIcon : PanelLeftOpenIcon}
          label={isWide ? t("collapse") : t("expand")}
          keys="["
          isWide={isWide}
          onClick={() => useRail.getState().toggle()}
        />
        <div className="-mx-2 my-1.5 h-px bg-border" />
        <WorkspaceMenu isWide={isWide} />
        <PersonMenu isWide={isWide} />
      </div>
    </div>
  );
}

function RailLink({ entry, isWide }: { entry: Entry; isWide: boolean }) {
  const t = useTranslations("shell");
  const current = isCurrent(entry, usePathname());
  const { unread, toReconnect } = useShell();
  const Icon = entry.icon;
  const showsCount = entry.id === "inbox" && unread > 0;
  const showsDot = entry.id === "channels" && toReconnect.length > 0;
  const extra = showsCount ? t("unread", { count: unread }) : showsDot ? t("channelAttention") : "";
  const link = (
    <Link
      href={entry.href}
      aria-current={current ? "page" : undefined}
      aria-label={[t(entry.id), extra].filter(Boolean).join(", ")}
      className={cn(
        railItem,
        isWide ? "gap-2.5 px-2" : "justify-center",
        current && "bg-primary-wash text-primary-text hover:bg-primary-wash hover:text-primary-text",
      )}
    >
      <Icon className="size-[18px] shrink-0" strokeWidth={1.75} />
      {isWide ? <span className="truncate">{t(entry.id)}</span> : null}
      {showsCount ? (
        <span
          className={cn(
            "tabular rounded-full text-2xs font-semibold",
            isWide ? "ml-auto" : "absolute -top-1 right-0 bg-primary px-1 leading-[13px] text-primary-foreground",
          )}
        >
          {badgeCount(unread)}
        </span>
      ) : null}
      {showsDot ? (
        <span className={cn("size-2 rounded-full bg-warn", isWide ? "ml-auto" : "absolute top-1 right-1")} />
      ) : null}
    </Link>
  );
  return isWide ? (
    link
  ) : (
    <Tip label={extra || t(entry.id)} keys={entry.keys} side="right">
      {link}
    </Tip>
  );
}
