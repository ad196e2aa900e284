import { expect, test } from "vitest";

import type { Placed } from "../live/matches";
import { changedBy, groupBy } from "./undo";

const before = new Map(
  [
    { id: "a", status: "OPEN", labels: [{ id: "vip" }] },
    { id: "b", status: "PENDING", labels: [] },
    { id: "c", status: "OPEN", labels: [] },
  ].map((c) => [c.id, c as unknown as Placed]),
);

test("one request for each former value", () => {
  expect(groupBy(["a", "b", "c", "unknown"], before, ({ status }) => status)).toEqual([
    { value: "OPEN", ids: ["a", "c"] },
    { value: "PENDING", ids: ["b"] },
  ]);
});

test("only what a label change touched is put back", () => {
  expect(changedBy(["a", "b", "c"], before, "vip", true)).toEqual(["b", "c"]);
  expect(changedBy(["a", "b", "c"], before, "vip", false)).toEqual(["a"]);
});
