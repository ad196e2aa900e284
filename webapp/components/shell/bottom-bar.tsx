"use client";

import { useTranslations } from "next-intl";
import Link from "next/link";
import { usePathname } from "next/navigation";

import { badgeCount } from "@/lib/format";
import { cn } from "@/lib/utils";

import { isCurrent, mainEntries, sandboxEntry } from "./entries";
import { PersonMenu } from "./person-menu";
import { useShell } from "./use-shell";

/** The places of the rail on a phone. An open thread covers it (see AppShell). */
export function BottomBar() {
  const t = useTranslations("shell");
  const pathname = usePathname();
  const { unread, toReconnect, viewer } = useShell();
  const entries = viewer?.isSandbox ? [...mainEntries, sandboxEntry] : mainEntries;
  return (
    <nav
      aria-label={t("navigation")}
      className="flex shrink-0 items-stretch border-t bg-background pb-[env(safe-area-inset-bottom)] group-has-[[data-covers-bottom-bar]]/shell:hidden md:hidden"
    >
      {entries.map((entry) => {
        const Icon = entry.icon;
        const current = isCurrent(entry, pathname);
        return (
          <Link
            key={entry.id}
            href={entry.href}
            aria-current={current ? "page" : undefined}
            className={cn(
              "relative flex min-w-0 flex-auto flex-col items-center gap-0.5 px-1 py-2 text-2xs font-medium text-muted-foreground",
              current && "text-primary-text",
            )}
          >
            <Icon aria-hidden className="size-5" strokeWidth={1.75} />
            <span className="max-w-full truncate">{t(`short.${entry.id}`)}</span>
            {entry.id === "inbox" && unread > 0 ? (
              <span className="tabular absolute top-1 left-1/2 ml-1.5 rounded-full bg-primary px-1 text-2xs font-semibold text-primary-foreground">
                {badgeCount(unread)}
                <span className="sr-only">{t("unread", { count: unread })}</span>
              </span>
            ) : null}
            {entry.id === "channels" && toReconnect.length > 0 ? (
              <span className="absolute top-1.5 left-1/2 ml-2 size-2 rounded-full bg-warn">
                <span className="sr-only">{t("channelAttention")}</span>
              </span>
            ) : null}
          </Link>
        );
      })}
      <PersonMenu isWide={false} className="h-auto w-14 rounded-none touch:h-auto" />
    </nav>
  );
}
