"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";

import { useStrayDrops } from "@/components/use-stray-drops";
import { BrakeLine } from "@/features/agents/brake-line";
import { useBrakeActions } from "@/features/agents/use-brake-actions";
import { useShortcuts } from "@/lib/shortcuts/use-shortcuts";

import { BottomBar } from "./bottom-bar";
import { Overlays } from "./overlays";
import { Rail } from "./rail";
import { useRail } from "./rail-state";
import { StatusBar } from "./status-bar";
import { useShellActions } from "./use-shell-actions";
import { useShellEvents } from "./use-shell-events";

/**
 * The frame: rail or bottom bar, status line, palette, help. A page that needs
 * the whole phone (an open thread) puts `data-covers-bottom-bar` on its root.
 */
export function AppShell({ isRailWide, children }: { isRailWide: boolean; children: ReactNode }) {
  const t = useTranslations("common");
  useState(() => useRail.getState().start(isRailWide));
  useShortcuts();
  useShellActions();
  useShellEvents();
  useBrakeActions();
  useStrayDrops();
  return (
    <div className="group/shell flex h-dvh overflow-hidden">
      <a
        href="#content"
        className="fixed top-2 left-2 z-50 -translate-y-16 rounded-md bg-primary px-3 py-2 text-primary-foreground focus:translate-y-0"
      >
        {t("skipToContent")}
      </a>
      <Rail startWide={isRailWide} />
      <div className="flex min-w-0 flex-1 flex-col">
        <StatusBar />
        <BrakeLine />
        <main id="content" tabIndex={-1} className="min-h-0 flex-1 overflow-y-auto bg-surface outline-none">
          {children}
        </main>
        <BottomBar />
      </div>
      <Overlays />
    </div>
  );
}
