import { expect, test } from "vitest";

import { citedIn, piecesOf, placeOf, type Source } from "./citations";

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

test("what was sent is taken apart into its sentences, whatever stands before them and whatever a person changed", () => {
  const said = (text: string, ...sources: number[]) => ({ ...part(...sources), text });
  const reply = { parts: [said("30 days. ", 2), said("Unused. "), said("In its box.", 1, 9)], sources: [source(1), source(2)] };
  const shown = (body: string) => piecesOf(body, reply).map(({ text, sources }) => [text, ...sources.map(({ number }) => number)]);
  expect(shown("I am an AI.\n\n30 days. Unused. In its box.")).toEqual([["I am an AI.\n\n"], ["30 days.", 2], [" "], ["Unused."], [" "], ["In its box.", 1]]);
  expect(shown("40 days. Unused. In its box.")).toEqual([["40 days. "], ["Unused."], [" "], ["In its box.", 1]]);
  expect(shown("Quite another text.")).toEqual([["Quite another text."]]);
});
