import { expect, test } from "vitest";

import { citedIn, placeOf, type Source } from "./citations";

const source = (number: number, rest: Partial<Source> = {}): Source => ({
  __typename: "ReplySource", number, sourceId: "s", kind: "DOCUMENT", title: "Returns", heading: "Returns", text: "30 days.", page: null, score: 0.9, isCited: true,
  updatedAt: "2026-01-01T00:00:00Z", ...rest,
});
const part = (...sources: number[]) => ({ __typename: "ReplyPart" as const, text: "30 days.", sources, isGrounded: true });

test("passages count in the order of reading, each once, and what is not there counts for nothing", () => {
  const reply = { parts: [part(3), part(9, 1), part(3)], sources: [source(1), source(2), source(3)] };
  expect(citedIn(reply).map(({ number }) => number)).toEqual([3, 1]);
});

test("a place does not say the same twice", () => {
  const page = (at: number) => `page ${at}`;
  expect(placeOf(source(1), page)).toBe("Returns");
  expect(placeOf(source(1, { heading: "Returns › Lamps", page: 4 }), page)).toBe("Returns · Lamps · page 4");
});
