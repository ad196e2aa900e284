import { expect, test } from "vitest";

import { barsOf } from "./waveform";

test("the loudest slice is full, silence is a thin line", () => {
  const samples = new Float32Array(100).fill(0, 0, 50).fill(0.5, 50);
  const bars = barsOf(samples, 10);
  expect(bars).toHaveLength(10);
  expect(bars[0]).toBe(0.08);
  expect(bars[9]).toBeCloseTo(1);
});

test("an empty recording does not break", () => {
  expect(barsOf(new Float32Array(0), 4)).toEqual([0.08, 0.08, 0.08, 0.08]);
});
