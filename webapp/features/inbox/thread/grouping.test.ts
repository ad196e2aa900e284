import { expect, test } from "vitest";

import { merge, type ThreadItem, toRows } from "./grouping";

const message = (id: string, at: string, direction: "IN" | "OUT" = "IN") =>
  ({ type: "message", id, at, message: { direction, author: direction === "IN" ? "CUSTOMER" : "USER", authorUser: null, kind: "TEXT", clientKey: null } }) as unknown as ThreadItem;
const activity = (id: string, at: string, kind = "ASSIGNED") => ({ type: "activity", id, at, activity: { id, activity: kind } }) as unknown as ThreadItem;
const day = (at: string) => at.slice(0, 10);
const shape = (items: ThreadItem[], unread: string | null = null) =>
  toRows(items, day, unread).map((row) => (row.type === "item" ? `${row.item.id}${row.isFirst ? "^" : ""}${row.isLast ? "$" : ""}` : row.type));

test("messages of one sender within three minutes are one group", () => {
  const items = [
    message("a", "2026-01-01T10:00:00Z"),
    message("b", "2026-01-01T10:02:00Z"),
    message("c", "2026-01-01T10:06:00Z"),
    message("d", "2026-01-01T10:06:30Z", "OUT"),
  ];
  expect(shape(items)).toEqual(["day", "a^", "b$", "c^$", "d^$"]);
});

test("a new day and the first unread message part a group", () => {
  const items = [message("a", "2026-01-01T23:59:30Z"), message("b", "2026-01-02T00:00:30Z"), message("c", "2026-01-02T00:01:00Z")];
  expect(shape(items, "c")).toEqual(["day", "a^$", "day", "b^$", "unread", "c^$"]);
});

test("neighbouring activity lines fold into one row", () => {
  const items = [activity("x", "2026-01-01T10:00:00Z"), activity("y", "2026-01-01T10:00:01Z"), message("a", "2026-01-01T10:01:00Z")];
  expect(shape(items)).toEqual(["day", "activities", "a^$"]);
});

test("pages meet without doubles, late arrivals go where they belong, the beginning first", () => {
  const items = [
    message("b", "2026-01-01T10:02:00Z"),
    message("a", "2026-01-01T10:00:00Z"),
    message("b", "2026-01-01T10:02:00Z"),
    activity("start", "2026-01-01T10:00:02Z", "CREATED"),
  ];
  expect(merge(items).map(({ id }) => id)).toEqual(["start", "a", "b"]);
});

test("messages close together ask for their day once", () => {
  const items = Array.from({ length: 60 }, (_, at) => message(`m${at}`, new Date(Date.UTC(2026, 0, 1, 23, 30) + at * 60_000).toISOString()));
  let asked = 0;
  const rows = toRows(items, (at) => (asked++, day(at)), null);
  expect(asked).toBe(4);
  expect(rows.flatMap((row) => (row.type === "day" ? [row.key] : []))).toEqual(["day:2026-01-01", "day:2026-01-02"]);
});
