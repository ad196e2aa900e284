import { expect, test } from "vitest";

import type { BulkProgressFragment } from "@/gql/graphql";

import { isNewer, useBulk } from "./bulk-store";

const at = (state: BulkProgressFragment["state"], done = 0, undone = 0): BulkProgressFragment => ({
  __typename: "BulkChange", id: "1", state, total: 100, done, failed: 0, undone,
});

test.each([
  [at("DONE", 100), at("RUNNING", 50), true],
  [at("RUNNING", 50), at("DONE", 100), false],
  [at("RUNNING", 50), at("RUNNING", 100), false],
  [at("UNDOING", 100, 50), at("UNDOING", 100), true],
  [at("UNDOING", 50), at("DONE", 100), true],
])("%j after %j: %s", (a, b, newer) => {
  expect(isNewer(a, b)).toBe(newer);
});

test("an end that was heard of before the answer to the beginning is not forgotten", () => {
  useBulk.getState().put(at("DONE", 100));
  useBulk.getState().follow(at("RUNNING"));
  expect(useBulk.getState()).toMatchObject({ followed: ["1"], known: { 1: { state: "DONE" } } });
});
