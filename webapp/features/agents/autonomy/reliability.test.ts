import { expect, test } from "vitest";

import { points } from "./reliability";

test("a bucket with too few answers says nothing, and the others are in order", () => {
  const buckets = [
    { bucket: 9, count: 20, good: 19, common: 0.951, own: 0.952 },
    { bucket: 4, count: 4, good: 4, common: 0.45, own: 0.5 },
    { bucket: 6, count: 5, good: 3, common: 0.64, own: 0.63 },
  ];
  expect(points(buckets, 5)).toEqual([
    { from: 60, to: 70, middle: 65, count: 5, share: 60, common: 64, own: 63 },
    { from: 90, to: 100, middle: 95, count: 20, share: 95, common: 95, own: 95 },
  ]);
});
