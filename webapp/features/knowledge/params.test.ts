import { expect, test } from "vitest";

import { filterOf, formatParams, isNarrowed, parseParams } from "./params";

test("an address reads back as it was written", () => {
  const params = parseParams({ tab: "faqs", q: " retours ", audience: "agents", tag: "delivery", ask: "où ?" });
  expect(parseParams(Object.fromEntries(new URLSearchParams(formatParams(params))))).toEqual(params);
  expect(params.q).toBe("retours");
});

test("what makes no sense is as if it were absent", () => {
  const params = parseParams({ tab: "x", state: "lost", audience: ["everybody"], q: "  " });
  expect(formatParams(params)).toBe("");
  expect(isNarrowed(params)).toBe(false);
});

test("a state is the statuses behind it, and a waiting change", () => {
  const of = (state: string) => filterOf(parseParams({ state }));
  expect(of("reading")).toEqual({ statuses: ["QUEUED", "EXTRACTING", "CHUNKING", "EMBEDDING"] });
  expect(of("changed")).toEqual({ hasPendingChange: true });
  expect(filterOf(parseParams({ audience: "agents" }))).toEqual({ audience: "AGENTS" });
});
