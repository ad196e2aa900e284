import { expect, test } from "vitest";

import { marked } from "./marked";

const texts = (text: string, findings: { start: number; end: number }[]) => marked(text, findings).map((part) => (part.isHit ? `[${part.text}]` : part.text)).join("");

test.each([
  ["nothing found", [], "my lawyer sues"],
  ["in the middle", [{ start: 3, end: 9 }], "my [lawyer] sues"],
  ["out of order and overlapping", [{ start: 6, end: 14 }, { start: 3, end: 9 }], "my [lawyer][ sues]"],
  ["one within another", [{ start: 0, end: 9 }, { start: 3, end: 5 }], "[my lawyer] sues"],
])("%s", (_name, findings, expected) => {
  expect(texts("my lawyer sues", findings)).toBe(expected);
});

test("an emoji counts two", () => {
  expect(texts("👍 lawyer", [{ start: 3, end: 9 }])).toBe("👍 [lawyer]");
});
