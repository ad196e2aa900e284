import type { ConversationSort } from "@/gql/graphql";

import { compare, type Placed } from "../live/matches";

/** A row of the list: what sorts it and, opaque here, what draws it. */
export type ListItem = { id: string; place: Placed };

export type Settled<T extends ListItem> = {
  rows: T[];
  /** New or moved conversations that wait behind the pill. */
  waiting: number;
};

/**
 * The order on screen. While `isHeld` (the pointer is over the list, it is
 * scrolled, the keyboard is in it) rows keep their places: what is new waits,
 * what has left stays as it was last seen. `keep` never leaves by itself: it is
 * the open conversation. `gone` are those this person just dealt with; they leave at once,
 * and `back` those they brought back, which return at once.
 */
export function settle<T extends ListItem>(
  before: readonly T[],
  now: readonly T[],
  options: { sort: ConversationSort; isHeld: boolean; keep?: string; gone?: ReadonlySet<string>; back?: ReadonlySet<string> },
): Settled<T> {
  const { sort, isHeld, keep, gone, back } = options;
  const fresh = new Map(now.map((item) => [item.id, item]));
  const sorted = now.toSorted((a, b) => compare(sort, a.place, b.place));
  const stays = (item: T) => fresh.has(item.id) || (!gone?.has(item.id) && (isHeld || item.id === keep));
  if (!isHeld || before.length === 0) {
    const kept = before.find((item) => item.id === keep && !fresh.has(item.id) && stays(item));
    return { rows: kept ? insertNear(sorted, kept, before) : sorted, waiting: 0 };
  }
  const rows = before.filter(stays).map((item) => fresh.get(item.id) ?? item);
  const there = new Set(rows.map(({ id }) => id));
  for (const item of sorted.filter(({ id }) => back?.has(id) && !there.has(id))) {
    const at = rows.findIndex((row) => compare(sort, item.place, row.place) < 0);
    rows.splice(at < 0 ? rows.length : at, 0, item);
  }
  const shown = new Set(rows.map(({ id }) => id));
  const last = rows.at(-1);
  // What was loaded by scrolling goes to the end; only what belongs higher up has to wait.
  const added = sorted.filter((item) => !shown.has(item.id));
  const below = last ? added.filter((item) => compare(sort, last.place, item.place) < 0) : added;
  return { rows: [...rows, ...below], waiting: added.length - below.length + moved(rows, sorted, shown) };
}

/** How many shown rows would jump to the very top if the list were sorted now. */
function moved<T extends ListItem>(rows: readonly T[], sorted: readonly T[], shown: ReadonlySet<string>): number {
  const wanted = sorted.filter((item) => shown.has(item.id)).map(({ id }) => id);
  const known = new Set(wanted);
  const held = rows.filter((item) => known.has(item.id)).map(({ id }) => id);
  // A row has jumped up when taking it out of both orders leaves the rest aligned.
  const jumped = new Set<string>();
  let at = 0;
  for (const id of wanted) {
    while (jumped.has(held[at] ?? "")) at++;
    if (id === held[at]) break;
    jumped.add(id);
  }
  return jumped.size;
}

function insertNear<T extends ListItem>(sorted: T[], kept: T, before: readonly T[]): T[] {
  const was = before.findIndex(({ id }) => id === kept.id);
  return sorted.toSpliced(Math.min(was, sorted.length), 0, kept);
}
