import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { type AnyVariables, type Client, type CombinedError, createRequest, type OperationResult, type RequestPolicy } from "urql";
import { pipe, subscribe } from "wonka";

import { anew } from "@/lib/graphql/handover";

import { eventsSoFar } from "./arrivals";

export type Page<R> = { cursor: string | null; data: R | undefined; error: CombinedError | undefined; isFetching: boolean };

type Options<R, V extends AnyVariables> = {
  document: TypedDocumentNode<R, V>;
  variablesOf: (cursor: string | null) => V;
  /** Where the page after this one begins; null at the end. */
  nextCursor: (data: R) => string | null;
};

/** How often a page is asked for again because something happened meanwhile: under steady traffic something always does. */
const REPEATS = 3;

/** How many stores are listened to. None is while a page is drawn for the first time. */
let listening = 0;

/**
 * A list read page by page, each page a live query of its own: a change in one
 * object makes the cache read only the page that shows it, so that 10,000 items
 * cost as much to keep current as 50. Give `subscribe` and `getSnapshot` to
 * useSyncExternalStore; queries run while somebody listens.
 */
export class PageStore<R, V extends AnyVariables> {
  private pages: Page<R>[];
  private stops: (() => void)[] = [];
  private listeners = new Set<() => void>();

  constructor(
    private readonly client: Client,
    private readonly options: Options<R, V>,
  ) {
    // What the server component handed over is there synchronously: the first render has data.
    // Later a render must not write to the cache, whose other readers would then change in the middle of it.
    const requestPolicy = listening === 0 ? "cache-first" : "cache-only";
    const known = client.readQuery(options.document, options.variablesOf(null), { requestPolicy });
    this.pages = [{ cursor: null, data: known?.data, error: known?.error, isFetching: !known?.data }];
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    if (this.listeners.size === 1) {
      listening++;
      this.pages.forEach((_, at) => this.start(at, "cache-and-network"));
    }
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size > 0) return;
      listening--;
      this.stopFrom(0);
    };
  };

  getSnapshot = (): readonly Page<R>[] => this.pages;

  get hasMore(): boolean {
    const last = this.pages.at(-1);
    return Boolean(last?.data && this.options.nextCursor(last.data));
  }

  /** Loads the next page; nothing happens at the end or while one is on its way. */
  loadMore = () => {
    const last = this.pages.at(-1);
    const cursor = last?.data ? this.options.nextCursor(last.data) : null;
    if (!cursor || this.listeners.size === 0) return;
    this.pages = [...this.pages, { cursor, data: undefined, error: undefined, isFetching: true }];
    this.start(this.pages.length - 1, "cache-first");
    this.changed();
  };

  /** Asks the server again for the first page; later ones follow when they no longer fit on. */
  refresh = () => {
    if (this.listeners.size > 0) this.start(0, "network-only");
  };

  /** Asks the server again for every page, one after the other: anything in them may have changed unheard. */
  reread = () => {
    if (this.listeners.size > 0) this.start(0, "network-only", { goesOn: true });
  };

  /** Tries a page again that failed. */
  retry = () => {
    const at = this.pages.findIndex((page) => page.error);
    if (at >= 0) this.start(at, "network-only");
  };

  private start(at: number, requestPolicy: RequestPolicy, { repeats = REPEATS, goesOn = false } = {}) {
    this.stops[at]?.();
    let asked: number | undefined = eventsSoFar();
    const { document, variablesOf } = this.options;
    const request = createRequest(document, variablesOf(this.pages[at]?.cursor ?? null));
    const subscription = pipe(
      this.client.executeQuery(request, requestPolicy === "network-only" ? anew : { requestPolicy }),
      subscribe((result: OperationResult<R, V>) => {
        this.receive(at, result);
        if (result.stale || asked === undefined) return;
        const mayBeOld = asked !== eventsSoFar();
        asked = undefined;
        if (mayBeOld && repeats > 0) queueMicrotask(() => this.again(at, { repeats: repeats - 1, goesOn }));
        else if (goesOn) queueMicrotask(() => this.again(at + 1, { goesOn }));
      }),
    );
    this.stops[at] = () => subscription.unsubscribe();
  }

  private again(at: number, how: { repeats?: number; goesOn: boolean }) {
    if (this.listeners.size > 0 && at < this.pages.length) this.start(at, "network-only", how);
  }

  private receive(at: number, result: OperationResult<R, V>) {
    const before = this.pages[at];
    if (!before) return;
    const page = { ...before, data: result.data ?? before.data, error: result.error, isFetching: result.stale };
    this.pages = this.pages.with(at, page);
    const next = page.data ? this.options.nextCursor(page.data) : null;
    const following = this.pages[at + 1];
    if (following && following.cursor !== next) {
      this.stopFrom(at + 1);
      this.pages = this.pages.slice(0, at + 1);
    }
    this.changed();
  }

  private stopFrom(at: number) {
    for (const stop of this.stops.splice(at)) stop();
  }

  private changed() {
    for (const listener of this.listeners) listener();
  }
}
