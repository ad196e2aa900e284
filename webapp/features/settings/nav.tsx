"use client";

import { useTranslations } from "next-intl";
import type { Route } from "next";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useRef } from "react";

import { useChosenInSight } from "@/lib/use-chosen-in-sight";
import { cn } from "@/lib/utils";

const groups = [
  { title: "you", sections: ["profile", "security"] },
  { title: "workspaceGroup", sections: ["workspace", "members", "labels", "canned-responses", "agent", "actions", "models", "ai-usage", "api-keys"] },
] as const;

/** The settings' sections: a column beside the page, a scrolling line above it on a phone. */
export function SettingsNav({ canSeeKeys }: { canSeeKeys: boolean }) {
  const t = useTranslations("settings");
  const pathname = usePathname();
  const nav = useRef<HTMLElement>(null);
  useChosenInSight(nav, pathname);
  return (
    <nav
      ref={nav}
      aria-label={t("sections")}
      className="flex shrink-0 gap-1 overflow-x-auto border-b px-4 py-2 lg:w-56 lg:flex-col lg:gap-5 lg:overflow-visible lg:border-r lg:border-b-0 lg:px-3 lg:py-6"
    >
      {groups.map(({ title, sections }) => (
        <div key={title} className="flex gap-1 lg:flex-col lg:gap-0.5">
          <p className="hidden px-2 pb-1 text-xs font-medium text-faint-foreground lg:block">{t(title)}</p>
          {sections
            .filter((section) => (section !== "api-keys" && section !== "models") || canSeeKeys)
            .map((section) => {
              const href = `/settings/${section}`;
              const isCurrent = pathname === href;
              return (
                <Link
                  key={section}
                  href={href as Route}
                  aria-current={isCurrent ? "page" : undefined}
                  className={cn(
                    "flex h-8 items-center rounded-md px-2 text-sm whitespace-nowrap text-muted-foreground hover:bg-accent hover:text-foreground touch:h-10",
                    isCurrent && "bg-n3 font-medium text-foreground dark:bg-n4",
                  )}
                >
                  {t(`nav.${section}`)}
                </Link>
              );
            })}
        </div>
      ))}
    </nav>
  );
}
