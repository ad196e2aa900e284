"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";

import { Once } from "@/components/once";
import { useActions } from "@/lib/shortcuts/registry";
import { useIdle } from "@/lib/use-idle";
import { cn } from "@/lib/utils";

import { ComposerKeys } from "./composer/composer-keys";
import { useDraftSaver } from "./composer/use-draft-saver";
import { useOutboxSender } from "./composer/use-outbox-sender";
import { InboxProvider } from "./inbox-context";
import { useInboxStore } from "./inbox-store";
import { beside, loadAhead, pickers, SidePanels, thread, ThreadCode } from "./later";
import { ListPane } from "./list/list-pane";
import { useInboxEvents } from "./live/use-inbox-events";
import { Announcer, useAnnounce } from "./announcer";
import { Prefetcher } from "./prefetcher";
import { ThreadEmpty } from "./thread/thread-empty";
import { useInboxParams } from "./use-inbox-params";
import { useViewActions } from "./views/use-view-actions";
import { ViewsPane } from "./views/views-pane";

/** The live inbox: views, list, thread with its contact. Which of them a screen shows is decided by its width. */
export function InboxView() {
  const { params } = useInboxParams();
  const [startsOpen] = useState(Boolean(params.c));
  thread.useArrival(startsOpen);
  beside.useArrival(startsOpen);
  return (
    <InboxProvider>
      {startsOpen ? <ThreadCode /> : null}
      <InboxPanes />
    </InboxProvider>
  );
}

const ahead = () => void loadAhead();

function InboxPanes() {
  const t = useTranslations("inbox");
  const { params, go } = useInboxParams();
  const { panel, picker, side, checked, clearChecked } = useInboxStore();
  const announce = useAnnounce(params.c);
  useInboxEvents(announce);
  useOutboxSender();
  useDraftSaver();
  useViewActions(params, go);
  useIdle(ahead);
  const open = params.c;
  useActions([
    { id: "inbox-close", group: "navigation", label: t("thread.close"), keys: ["escape"], whileTyping: false, isHidden: true, run: () => (checked.size > 0 ? clearChecked() : open && go({ c: undefined, m: undefined })) },
  ]);

  return (
    <div data-inbox data-covers-bottom-bar={open ? "" : undefined} className="flex h-full min-h-0 overflow-hidden">
      <div className="w-[200px] shrink-0 border-r max-lg:hidden">
        <ViewsPane params={params} go={go} />
      </div>
      <div className={cn("w-full shrink-0 md:w-[300px] lg:w-[320px] xl:w-[340px]", open && "max-md:hidden")}>
        <ListPane params={params} go={go} />
      </div>
      <div className={cn("flex min-w-0 flex-1", !open && "max-md:hidden")}>
        {open ? <thread.Late conversationId={open} around={params.m ?? null} search={params.q} go={go} /> : <ThreadEmpty />}
      </div>
      {open && side ? (
        <div className="w-[304px] shrink-0 border-l max-[1359px]:hidden">
          <beside.Late side={side} conversationId={open} go={go} />
        </div>
      ) : null}
      <Once when={panel !== null}>
        <SidePanels params={params} go={go} />
      </Once>
      <Once when={picker !== null}>
        <pickers.Late openId={open} />
      </Once>
      <ComposerKeys openId={open} />
      <Prefetcher openId={open} />
      <Announcer text={announce.text} />
    </div>
  );
}
