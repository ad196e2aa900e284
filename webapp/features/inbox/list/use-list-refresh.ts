"use client";

import { useEffect } from "react";

import { useConnection } from "@/lib/graphql/connection";

import type { InboxParams } from "../params";
import { useLiveSignals } from "../live/signals";

const WAIT_MS = 600;

/**
 * Asks for the list again when only the server can say what it holds now: after
 * a gap in the live connection, and when something happened while a search or
 * another condition beyond the cache's judgement is on.
 */
export function useListRefresh(params: InboxParams, { refresh, reread }: { refresh: () => void; reread: () => void }) {
  const resyncs = useLiveSignals((state) => state.resyncs);
  const changes = useLiveSignals((state) => state.changes);
  const isJudgedByServer = Boolean(params.q ?? params.waiting) || params.view === "MENTIONS";
  const isLive = useConnection(({ state }) => state === "live");
  useEffect(() => {
    if (resyncs > 0) reread();
  }, [resyncs, reread]);
  useEffect(() => {
    if (changes === 0 || !isJudgedByServer || !isLive) return;
    const timer = setTimeout(refresh, WAIT_MS);
    return () => clearTimeout(timer);
  }, [changes, isJudgedByServer, isLive, refresh]);
}
