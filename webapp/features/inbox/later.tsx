"use client";

import dynamic from "next/dynamic";

import { late } from "@/components/late";
import { TypeAhead } from "@/components/type-ahead";

import type { PickersProps } from "./actions/pickers";
import { useInboxStore } from "./inbox-store";
import type { SidePaneProps } from "./side-pane";
import type { ThreadPaneProps } from "./thread/thread-pane";
import { ThreadSkeleton } from "./thread/thread-skeleton";

/**
 * What the inbox's first screen does without; it comes while nothing happens
 * (`loadAhead`) or when its button is pointed at. A page that opens with a
 * conversation brings the thread along: `ThreadCode` makes the server name its
 * scripts, and the inbox waits for them before it comes alive.
 */
const threadCode = () => import("./thread/thread-code");

export const thread = late<ThreadPaneProps>(() => threadCode().then((loaded) => loaded.ThreadPane), <ThreadSkeleton />);
export const beside = late<SidePaneProps>(() => threadCode().then((loaded) => loaded.SidePane));
/** Names the import itself, which is how Next.js knows the scripts. */
export const ThreadCode = dynamic(() => import("./thread/thread-code").then(() => () => null));
// Before anything is drawn: then nothing has to wait for it.
if (typeof window === "undefined" || new URLSearchParams(location.search).has("c")) {
  void thread.load();
  void beside.load();
}
export const pickers = late<PickersProps>(
  () => import("./actions/pickers").then((loaded) => loaded.Pickers),
  <TypeAhead isField={(element) => element.closest('[role="dialog"]') !== null} onEscape={() => useInboxStore.getState().openPicker(null)} />,
);

const replySlot = () => threadCode().then((loaded) => loaded.loadReplySlot());
const trouble = () => threadCode().then((loaded) => loaded.loadTrouble());
const sidePanels = () => import("./side-panels");
const bulkBar = () => import("./list/bulk-bar");
const bulkChanges = () => import("./list/bulk-changes");
const filter = () => import("./list/filter-menu-content");
const sort = () => import("./list/sort-menu-content");
const savedView = () => import("./views/saved-view-menu-content");
const saveView = () => import("./views/save-view-dialog");

export const SidePanels = dynamic(() => sidePanels().then((loaded) => loaded.SidePanels));
export const SaveViewDialog = dynamic(() => saveView().then((loaded) => loaded.SaveViewDialog));
export const BulkBar = dynamic(() => bulkBar().then((loaded) => loaded.BulkBar));
export const BulkChanges = dynamic(() => bulkChanges().then((loaded) => loaded.BulkChanges), { ssr: false });
export const FilterMenuContent = dynamic(() => filter().then((loaded) => loaded.FilterMenuContent));
export const SortMenuContent = dynamic(() => sort().then((loaded) => loaded.SortMenuContent));
export const SavedViewMenuContent = dynamic(() => savedView().then((loaded) => loaded.SavedViewMenuContent));

/** What a button begins to load when it is pointed at. */
export const hints = { filter: () => void filter(), sort: () => void sort(), savedView: () => void savedView() };

/** One after another, the thread with its contact first because it is what people open first. */
export async function loadAhead() {
  for (const load of [thread.load, replySlot, trouble, pickers.load, bulkBar, filter, sort, savedView, sidePanels, saveView]) await load();
}
