import { expect, test } from "vitest";

import type { Placed } from "../live/matches";
import { settle } from "./order";

const item = (id: string, minute: number) => ({
  id,
  place: { id, lastMessageAt: `2026-01-01T10:${String(minute).padStart(2, "0")}:00Z`, waitingSince: null } as unknown as Placed,
});
const ids = (rows: { id: string }[]) => rows.map(({ id }) => id).join("");
const byLast = { sort: "LAST_MESSAGE", isHeld: false } as const;
const held = { sort: "LAST_MESSAGE", isHeld: true } as const;
const abc = [item("a", 30), item("b", 20), item("c", 10)];

test("a free list is in order", () => {
  expect(ids(settle([], [item("b", 20), item("a", 30)], byLast).rows)).toBe("ab");
});

test("a held list keeps its places and counts what waits", () => {
  const now = [item("a", 30), item("b", 20), item("c", 40), item("n", 41)];
  const { rows, waiting } = settle(abc, now, held);
  expect(ids(rows)).toBe("abc");
  expect(waiting).toBe(2);
  expect(rows[2]?.place.lastMessageAt).toContain("10:40");
});

test("pages loaded by scrolling are added at the end, without waiting", () => {
  const { rows, waiting } = settle(abc, [...abc, item("d", 5), item("e", 4)], held);
  expect(ids(rows)).toBe("abcde");
  expect(waiting).toBe(0);
});

test("what left stays while the list is held, unless this person sent it away", () => {
  const now = [item("a", 30), item("c", 10)];
  expect(ids(settle(abc, now, held).rows)).toBe("abc");
  expect(ids(settle(abc, now, { ...held, gone: new Set(["b"]) }).rows)).toBe("ac");
});

test("what this person brought back returns to its place at once, and nothing else does", () => {
  const { rows, waiting } = settle([item("a", 30), item("c", 10)], [...abc, item("n", 41)], { ...held, back: new Set(["b"]) });
  expect(ids(rows)).toBe("abc");
  expect(waiting).toBe(1);
});

test("the open conversation keeps its place when it no longer belongs", () => {
  const now = [item("a", 30), item("c", 10)];
  expect(ids(settle(abc, now, { ...byLast, keep: "b" }).rows)).toBe("abc");
  expect(ids(settle(abc, now, { ...byLast, keep: "b", gone: new Set(["b"]) }).rows)).toBe("ac");
});

test("ten thousand held rows are looked through once, not once for each", () => {
  const many = Array.from({ length: 10_000 }, (_, at) => {
    const lastMessageAt = new Date(Date.UTC(2026, 0, 1) - at * 1_000).toISOString();
    return { id: `${at}`, place: { id: `${at}`, lastMessageAt, waitingSince: null } as unknown as Placed };
  });
  const now = many.map((row) => (Number(row.id) % 2_000 === 1_999 ? item(row.id, 30) : row));
  const began = performance.now();
  const { rows, waiting } = settle(many, now, held);
  // A tenth of a second would be felt; a quadratic look takes most of one.
  expect(performance.now() - began).toBeLessThan(250);
  expect([rows.length, rows[0]?.id, waiting]).toEqual([10_000, "0", 5]);
});
