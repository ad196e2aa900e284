"use client";

import { useTranslations } from "next-intl";

import { Sheet, SheetContent, SheetTitle } from "@/components/ui/sheet";
import { cn } from "@/lib/utils";

import { useInboxStore, wide } from "./inbox-store";
import type { InboxParams } from "./params";
import { SidePane } from "./side-pane";
import { useMedia } from "./use-media";
import { ViewsPane } from "./views/views-pane";

type SidePanelsProps = { params: InboxParams; go: (next: Partial<InboxParams>, mode?: "push" | "replace") => void };

/** What slides in where the screen has no room of its own for it. */
export function SidePanels({ params, go }: SidePanelsProps) {
  const t = useTranslations();
  const { panel, openPanel } = useInboxStore();
  const isWide = useMedia(wide);
  const open = params.c;
  const side = panel === "views" ? null : panel;
  return (
    <>
      <Sheet open={panel === "views"} onOpenChange={(isOpen) => openPanel(isOpen ? "views" : null)}>
        <SheetContent side="left" aria-describedby={undefined} className="w-64 p-0">
          <SheetTitle className="sr-only">{t("inbox.views.title")}</SheetTitle>
          <ViewsPane params={params} go={go} />
        </SheetContent>
      </Sheet>
      <Sheet open={side !== null && !isWide && Boolean(open)} onOpenChange={(isOpen) => (isOpen ? undefined : openPanel(null))}>
        <SheetContent
          side="right"
          aria-describedby={undefined}
          className={cn("p-0", side === "copilot" ? "w-full sm:w-96" : "w-[304px]")}
          onOpenAutoFocus={(event) => side === "copilot" && event.preventDefault()}
          onCloseAutoFocus={(event) => document.activeElement !== document.body && event.preventDefault()}
        >
          <SheetTitle className="sr-only">{t(side === "copilot" ? "copilot.title" : "inbox.contact.title")}</SheetTitle>
          {open && side ? <SidePane side={side} conversationId={open} go={go} onClose={() => openPanel(null)} /> : null}
        </SheetContent>
      </Sheet>
    </>
  );
}
