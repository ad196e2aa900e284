import { useConnection } from "./connection";
import type * as LiveModule from "./live";

type Live = typeof LiveModule;

const AGAIN_MS = 4_000;

/** Fetches the socket's code, once. */
export const fetchLive = () => import("./live");

/**
 * Runs `begin` once the socket's code is here, asking for it as often as that takes. The
 * answer ends what was begun, or keeps it from beginning.
 */
export function whenLive(begin: (live: Live) => () => void, fetch = fetchLive): () => void {
  let isOver = false;
  let end = () => {};
  let timer: ReturnType<typeof setTimeout> | undefined;
  const start = () => {
    fetch().then(
      (live) => {
        if (!isOver) end = begin(live);
      },
      () => {
        if (isOver) return;
        useConnection.getState().set("waiting");
        timer = setTimeout(start, AGAIN_MS);
      },
    );
  };
  start();
  return () => {
    isOver = true;
    clearTimeout(timer);
    end();
  };
}
