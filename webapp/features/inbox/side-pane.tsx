"use client";

import { XIcon } from "lucide-react";
import { useTranslations } from "next-intl";

import { late } from "@/components/late";
import { Button } from "@/components/ui/button";
import type { CopilotPanelProps } from "@/features/copilot/copilot-panel";

import { ContactPanel } from "./contact/contact-panel";
import { useInbox } from "./inbox-context";
import { type Side, useInboxStore } from "./inbox-store";
import type { InboxParams } from "./params";

const copilot = late<CopilotPanelProps>(() => import("@/features/copilot/copilot-panel").then((loaded) => loaded.CopilotPanel));

export type SidePaneProps = {
  side: Side;
  conversationId: string;
  go: (next: Partial<InboxParams>, mode?: "push" | "replace") => void;
  /** Given where the pane slides over the thread. */
  onClose?: () => void;
};

/** Beside the thread: whom one talks to, or the AI to ask about it. People who only read have nothing to choose. */
export function SidePane({ side, conversationId, go, onClose }: SidePaneProps) {
  const t = useTranslations();
  const { canWrite } = useInbox();
  const { toggleSide, requestFocus } = useInboxStore.getState();
  return (
    <div className="flex h-full min-h-0 flex-col">
      {canWrite || onClose ? (
        <div className="flex h-12 shrink-0 items-center justify-between gap-2 border-b px-2.5">
          {canWrite ? (
            <div role="group" aria-label={t("copilot.tabs")} className="flex gap-1">
              {(["contact", "copilot"] as const).map((one) => (
                <Button
                  key={one}
                  variant={one === side ? "secondary" : "ghost"}
                  size="sm"
                  aria-pressed={one === side}
                  onClick={() => useInboxStore.setState(onClose ? { panel: one } : { side: one })}
                >
                  {t(one === "contact" ? "inbox.contact.title" : "copilot.title")}
                </Button>
              ))}
            </div>
          ) : null}
          {onClose ? (
            <Button variant="ghost" size="icon-sm" aria-label={t("inbox.contact.close")} onClick={onClose} className="ml-auto">
              <XIcon />
            </Button>
          ) : null}
        </div>
      ) : null}
      <div className="min-h-0 flex-1">
        {side === "copilot" && canWrite ? (
          <copilot.Late
            conversationId={conversationId}
            onItem={(itemId) => {
              onClose?.();
              go({ m: itemId }, "replace");
            }}
            onUse={(text) => {
              onClose?.();
              requestFocus({ conversationId, mode: "reply", text });
            }}
            onEscape={() => toggleSide("copilot")}
          />
        ) : (
          <ContactPanel conversationId={conversationId} go={go} />
        )}
      </div>
    </div>
  );
}
