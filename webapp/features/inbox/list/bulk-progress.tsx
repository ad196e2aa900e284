"use client";

import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { useClient } from "urql";

import { Button } from "@/components/ui/button";
import { Progress } from "@/components/ui/progress";
import { readFragment } from "@/gql";
import { BulkChangeDocument, type BulkProgressFragment, BulkProgressFragmentDoc } from "@/gql/graphql";
import { toast } from "@/lib/toast";
import { useFormat } from "@/lib/use-format";

import { useInboxStore } from "../inbox-store";
import { useLiveSignals } from "../live/signals";
import { isOver, useBulk } from "./bulk-store";
import { useChangeMatching } from "./use-change-matching";

const UNDO_MS = 15_000;
const ASK_MS = 4_000;

/** How far a change of many conversations is, with a way to stop it; its end is said in a toast that takes it back. */
export function BulkProgress({ change }: { change: BulkProgressFragment }) {
  const t = useTranslations("inbox.bulk");
  const common = useTranslations("common");
  const format = useFormat();
  const client = useClient();
  const { undo } = useChangeMatching();
  const { id, state, total, done, failed, undone } = change;
  const ended = isOver(change);

  // Events may be lost; asking now and then brings the end all the same.
  useEffect(() => {
    if (ended) return;
    const timer = setInterval(() => {
      void client
        .query(BulkChangeDocument, { id }, { requestPolicy: "network-only" })
        .toPromise()
        .then(({ data }) => {
          const found = readFragment(BulkProgressFragmentDoc, data?.bulkChange ?? null);
          if (found) useBulk.getState().put(found);
        });
    }, ASK_MS);
    return () => clearInterval(timer);
  }, [client, id, ended]);

  useEffect(() => {
    if (!ended) return;
    useBulk.getState().unfollow(id);
    useLiveSignals.getState().resync();
    if (state === "UNDONE") {
      toast.success(t("undone", { count: undone }), { id: "inbox-change" });
      return;
    }
    const takeBack = () => {
      toast.dismiss("inbox-change");
      void undo(id);
    };
    useInboxStore.getState().setUndo(takeBack);
    const action = { label: common("undo"), onClick: takeBack };
    const said = failed ? t("doneSome", { done, failed }) : t("done", { count: done });
    toast[failed ? "info" : "success"](said, { id: "inbox-change", duration: UNDO_MS, action });
  }, [ended, id, state, done, failed, undone, undo, t, common]);

  if (ended) return null;
  const made = state === "UNDOING" ? undone : done + failed;
  const whole = state === "UNDOING" ? done : total;
  return (
    <div className="flex h-10 shrink-0 items-center gap-2.5 border-b px-3.5 text-xs">
      <Progress value={whole ? (100 * made) / whole : 0} aria-label={t("title")} className="w-16 shrink-0" />
      <span className="min-w-0 flex-1 truncate text-muted-foreground tabular">
        {t(state === "UNDOING" ? "undoing" : "running", { done: format.count(made), total: format.count(whole) })}
      </span>
      {state === "RUNNING" ? (
        <Button variant="ghost" size="sm" onClick={() => void undo(id)}>
          {t("stop")}
        </Button>
      ) : null}
    </div>
  );
}
