import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { type AnyVariables, type Client, type CombinedError, createRequest, type OperationResult, type RequestPolicy } from "urql";
import { pipe, subscribe } from "wonka";

import { anew } from "@/lib/graphql/handover";

import { eventsSoFar } from "./arrivals";

export type Page<R> = { cursor: string | null; data: R | undefined; error: CombinedError | undefined; isFetching: boolean };

/** Where pages are added: after the last, or before the first of a list that was entered in its middle. */
export type Way = "next" | "previous";

export type PageOptions<R, V extends AnyVariables> = {
  document: TypedDocumentNode<R, V>;
  variablesOf: (cursor: string | null, way: Way) => V;
  /** Where the page after this one begins; null at the end. */
  nextCursor: (data: R) => string | null;
  /** Where the page before this one ends; null at the beginning. A list without it is read from its beginning. */
  previousCursor?: (data: R) => string | null;
};

const steps = { next: 1, previous: -1 } as const;

/** How often a page is asked for again at once because something happened meanwhile, and then at which pace, until nothing did. */
const REPEATS = 3;
const PAUSE_MS = 2_000;

/** How many pages on either side of the one that is looked at follow the cache. */
const REACH = 3;

/** How many stores are listened to. None is while a page is drawn for the first time. */
let listening = 0;

/**
 * A list read page by page, each page a live query of its own. A change in an
 * object makes the cache read every page again that shows it, and all pages of a
 * thread show its conversation: once a list says where it is looked at, only the
 * pages around it are live, and the others are brought up to date when they come
 * near, so that 10,000 items cost as much to keep current as a few hundred. Give
 * `subscribe` and `getSnapshot` to useSyncExternalStore; queries run while
 * somebody listens.
 */
export class PageStore<R, V extends AnyVariables> {
  /** By their place: 0 is the page it was entered with, 1 the next, -1 the previous one. */
  private pages = new Map<number, Page<R>>();
  private snapshot: readonly Page<R>[] = [];
  /** What the pages hold, in the list's order: another array only when that is other than before. */
  private held: readonly R[] = [];
  /** The place of the page that is looked at; null: nobody said, and all are live. */
  private lookedAt: number | null = null;
  private stops = new Map<number, () => void>();
  private listeners = new Set<() => void>();

  constructor(
    private readonly client: Client,
    private readonly options: PageOptions<R, V>,
  ) {
    // What the server component handed over is there synchronously: the first render has data.
    // Later a render must not write to the cache, whose other readers would then change in the middle of it.
    const requestPolicy = listening === 0 ? "cache-first" : "cache-only";
    const known = client.readQuery(options.document, options.variablesOf(null, "next"), { requestPolicy });
    this.put(0, { cursor: null, data: known?.data ?? undefined, error: known?.error, isFetching: !known?.data });
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    if (this.listeners.size === 1) {
      listening++;
      for (const at of this.pages.keys()) if (this.isLive(at)) this.start(at, "cache-and-network");
    }
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size > 0) return;
      listening--;
      for (const at of [...this.stops.keys()]) this.stop(at);
    };
  };

  /** All pages in the list's order. */
  getSnapshot = (): readonly Page<R>[] => this.snapshot;

  /** What is loaded, page after page. */
  get content(): readonly R[] {
    return this.held;
  }

  /** Says which page is looked at now: the first of which `holds` is true. */
  look = (holds: (data: R) => boolean) => {
    if (this.pages.size <= 2 * REACH + 1 || this.listeners.size === 0) return;
    const found = [...this.pages].find(([, { data }]) => data !== undefined && holds(data));
    if (!found || found[0] === this.lookedAt) return;
    this.lookedAt = found[0];
    for (const at of this.pages.keys()) {
      if (!this.isLive(at)) this.rest(at);
      else if (!this.stops.has(at)) this.start(at, "cache-first");
    }
  };

  /** The page it was entered with. */
  get first(): Page<R> | undefined {
    return this.pages.get(0);
  }

  hasMore(way: Way = "next"): boolean {
    return this.cursorBeyond(this.outermost(way), way) !== null;
  }

  isLoadingMore(way: Way = "next"): boolean {
    const at = this.outermost(way);
    return at !== 0 && !this.pages.get(at)?.data;
  }

  /** Loads one page more; nothing happens at the end or while one is on its way. */
  loadMore = (way: Way = "next") => {
    const last = this.outermost(way);
    const cursor = this.cursorBeyond(last, way);
    if (cursor === null || this.listeners.size === 0) return;
    const at = last + steps[way];
    this.put(at, { cursor, data: undefined, error: undefined, isFetching: true });
    this.start(at, "cache-first");
    this.changed();
  };

  /** Asks the server again for the first page; others follow when they no longer fit on. */
  refresh = () => {
    if (this.listeners.size > 0) this.start(0, "network-only");
  };

  /** Asks the server again for every page, one after the other: anything in them may have changed unheard. */
  reread = () => {
    if (this.listeners.size > 0) this.start(0, "network-only", { goesOn: true });
  };

  /** Tries a page again that failed. */
  retry = () => {
    for (const [at, page] of this.pages) if (page.error) this.start(at, "network-only");
  };

  private start(at: number, requestPolicy: RequestPolicy, { repeats = REPEATS, goesOn = false } = {}) {
    this.stop(at);
    const question: { asked: number | undefined } = { asked: eventsSoFar() };
    let pause: ReturnType<typeof setTimeout> | undefined;
    const { document, variablesOf } = this.options;
    const request = createRequest(document, variablesOf(this.pages.get(at)?.cursor ?? null, at < 0 ? "previous" : "next"));
    const subscription = pipe(
      this.client.executeQuery(request, requestPolicy === "network-only" ? anew : { requestPolicy }),
      subscribe((result: OperationResult<R, V>) => {
        const moved = this.receive(at, result);
        const isAnswer = !result.stale && question.asked !== undefined;
        const mayBeOld = isAnswer && question.asked !== eventsSoFar();
        if (isAnswer) {
          question.asked = undefined;
          this.rest(at);
        }
        if (mayBeOld && repeats > 0) return queueMicrotask(() => this.again(at, { repeats: repeats - 1, goesOn }));
        if (mayBeOld) pause = setTimeout(() => this.again(at, { repeats: 0, goesOn: false }), PAUSE_MS);
        for (const beyond of isAnswer && goesOn ? this.neighbours(at) : moved) queueMicrotask(() => this.again(beyond, { goesOn }));
      }),
    );
    this.stops.set(at, () => {
      subscription.unsubscribe();
      clearTimeout(pause);
    });
    if (question.asked === undefined) this.rest(at); // answered by the cache before there was anything to stop
  }

  /** A page far from what is looked at keeps what it has. One that waits for an answer still takes it. */
  private rest(at: number) {
    if (!this.isLive(at) && !this.pages.get(at)?.isFetching) this.stop(at);
  }

  private isLive(at: number): boolean {
    return this.lookedAt === null || Math.abs(at - this.lookedAt) <= REACH;
  }

  private again(at: number, how: { repeats?: number; goesOn: boolean }) {
    if (this.listeners.size > 0 && this.pages.has(at)) this.start(at, "network-only", how);
  }

  /**
   * Takes an answer in. Returns the pages beyond that begin elsewhere now: they
   * show what they have until they are read again, so that nothing jumps.
   */
  private receive(at: number, result: OperationResult<R, V>): number[] {
    const before = this.pages.get(at);
    if (!before) return [];
    const data = result.data ?? before.data;
    // The cache reads a page again for any change of an object in it, also one that it does not show.
    if (data === before.data && result.error === before.error && result.stale === before.isFetching) return [];
    this.put(at, { ...before, data, error: result.error, isFetching: result.stale });
    const moved: number[] = [];
    for (const beyond of data && !result.stale ? this.neighbours(at) : []) {
      const cursor = this.cursorBeyond(at, beyond > at ? "next" : "previous");
      const page = this.pages.get(beyond);
      if (!page || page.cursor === cursor) continue;
      if (cursor === null) this.dropFrom(beyond);
      else {
        this.put(beyond, { ...page, cursor });
        moved.push(beyond);
      }
    }
    this.changed();
    return moved;
  }

  /** The loaded pages beyond this one, seen from where the list was entered. */
  private neighbours(at: number): number[] {
    const beyond = at === 0 ? [1, -1] : [at + Math.sign(at)];
    return beyond.filter((one) => this.pages.has(one));
  }

  private outermost(way: Way): number {
    return way === "next" ? Math.max(...this.pages.keys()) : Math.min(...this.pages.keys());
  }

  private cursorBeyond(at: number, way: Way): string | null {
    const data = this.pages.get(at)?.data;
    if (!data) return null;
    return (way === "next" ? this.options.nextCursor(data) : this.options.previousCursor?.(data)) ?? null;
  }

  private put(at: number, page: Page<R>) {
    this.pages.set(at, page);
    this.inOrder();
  }

  private dropFrom(at: number) {
    for (let one = at; this.pages.has(one); one += Math.sign(at)) {
      this.stop(one);
      this.pages.delete(one);
    }
    this.inOrder();
  }

  private inOrder() {
    this.snapshot = [...this.pages].sort(([a], [b]) => a - b).map(([, page]) => page);
    const held = this.snapshot.flatMap(({ data }) => (data === undefined ? [] : [data]));
    if (held.length !== this.held.length || held.some((data, at) => data !== this.held[at])) this.held = held;
  }

  private stop(at: number) {
    this.stops.get(at)?.();
    this.stops.delete(at);
  }

  private changed() {
    for (const listener of this.listeners) listener();
  }
}
