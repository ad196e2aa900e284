"use client";

import { useTranslations } from "next-intl";

import { useActions } from "@/lib/shortcuts/registry";

import { useInboxStore } from "../inbox-store";
import { emptyParams, type InboxParams, paramsOfSaved, viewKeys, views } from "../params";
import { useSavedViews } from "./use-saved-views";

/** The key of the view at this place; from the tenth on there is none. */
export function digit(at: number): string | undefined {
  return at < 9 ? String(at + 1) : undefined;
}

/** Shows another view beside the conversation that is open. */
export function useShowView(params: InboxParams, go: (next: Partial<InboxParams>) => void) {
  const openPanel = useInboxStore((state) => state.openPanel);
  return (next: InboxParams) => {
    openPanel(null);
    go({ ...next, c: params.c });
  };
}

/** The keys of the views: digits in their order, and letters for some. */
export function useViewActions(params: InboxParams, go: (next: Partial<InboxParams>) => void) {
  const t = useTranslations("inbox");
  const show = useShowView(params, go);
  const places = [
    ...views.map((view) => ({ id: view as string, name: t(`view.${view}`), letters: viewKeys[view], params: { ...emptyParams, view } })),
    ...useSavedViews().map((view) => ({ id: view.id, name: view.name, letters: undefined, params: paramsOfSaved(view) })),
  ];
  useActions(
    places.map(({ id, name, letters, params: next }, at) => ({
      id: `view-${id}`,
      group: "view" as const,
      label: t("views.goTo", { name }),
      keys: [digit(at), letters].filter((key) => key !== undefined),
      run: () => show(next),
    })),
  );
}
