import { expect, test } from "vitest";

import { inBatches } from "./in-batches";

const ids = (count: number) => Array.from({ length: count }, (_, at) => String(at));

test("more than a hundred go by several requests, each conversation once", async () => {
  const batches: string[][] = [];
  const outcome = await inBatches(ids(230), (batch) => {
    batches.push(batch);
    return Promise.resolve({ errors: [] });
  });
  expect(batches.map(({ length }) => length)).toEqual([100, 100, 30]);
  expect(batches.flat()).toEqual(ids(230));
  expect(outcome).toEqual({});
});

test("one refusal is the outcome", async () => {
  const refused = { errors: [{ code: "NOT_FOUND", message: "" }] };
  const outcome = await inBatches(ids(120), (batch) => Promise.resolve(batch.length < 100 ? (refused as never) : {}));
  expect(outcome).toBe(refused);
});

test("nothing asks for nothing", async () => {
  const outcome = await inBatches([], () => Promise.reject(new Error("asked")));
  expect(outcome).toEqual({});
});
