"use client";

import dynamic from "next/dynamic";

/**
 * What the inbox's first screen does without; it comes while nothing happens
 * (`loadAhead`) or when its button is pointed at. The panes that the
 * server draws and the pickers are not here on purpose: a conversation whose
 * code is late loses what is typed into it, and a picker's letters would act as
 * shortcuts until it stands.
 */
const sidePanels = () => import("./side-panels");
const filter = () => import("./list/filter-menu-content");
const sort = () => import("./list/sort-menu-content");
const savedView = () => import("./views/saved-view-menu-content");
const saveView = () => import("./views/save-view-dialog");

export const SidePanels = dynamic(() => sidePanels().then((loaded) => loaded.SidePanels));
export const SaveViewDialog = dynamic(() => saveView().then((loaded) => loaded.SaveViewDialog));
export const FilterMenuContent = dynamic(() => filter().then((loaded) => loaded.FilterMenuContent));
export const SortMenuContent = dynamic(() => sort().then((loaded) => loaded.SortMenuContent));
export const SavedViewMenuContent = dynamic(() => savedView().then((loaded) => loaded.SavedViewMenuContent));

/** What a button begins to load when it is pointed at. */
export const hints = { filter: () => void filter(), sort: () => void sort(), savedView: () => void savedView() };

/** One after another, so that none of them is in the way of what the person does. */
export async function loadAhead() {
  for (const load of [filter, sort, savedView, sidePanels, saveView]) await load();
}
