"use client";

import { useTranslations } from "next-intl";

import { Sheet, SheetContent, SheetTitle } from "@/components/ui/sheet";

import { ContactPanel } from "./contact/contact-panel";
import { useInboxStore, wide } from "./inbox-store";
import type { InboxParams } from "./params";
import { useMedia } from "./use-media";
import { ViewsPane } from "./views/views-pane";

type SidePanelsProps = { params: InboxParams; go: (next: Partial<InboxParams>, mode?: "push" | "replace") => void };

/** What slides in where the screen has no room of its own for it. */
export function SidePanels({ params, go }: SidePanelsProps) {
  const t = useTranslations("inbox");
  const { panel, openPanel } = useInboxStore();
  const isWide = useMedia(wide);
  const open = params.c;
  return (
    <>
      <Sheet open={panel === "views"} onOpenChange={(isOpen) => openPanel(isOpen ? "views" : null)}>
        <SheetContent side="left" aria-describedby={undefined} className="w-64 p-0">
          <SheetTitle className="sr-only">{t("views.title")}</SheetTitle>
          <ViewsPane params={params} go={go} />
        </SheetContent>
      </Sheet>
      <Sheet open={panel === "contact" && !isWide && Boolean(open)} onOpenChange={(isOpen) => openPanel(isOpen ? "contact" : null)}>
        <SheetContent side="right" aria-describedby={undefined} className="w-[304px] p-0">
          <SheetTitle className="sr-only">{t("contact.title")}</SheetTitle>
          {open ? <ContactPanel conversationId={open} go={go} onClose={() => openPanel(null)} /> : null}
        </SheetContent>
      </Sheet>
    </>
  );
}
