import { expect, test } from "vitest";

import { DRAFT, first, inputOf } from "./contender";

test.each([
  ["what is published", first, {}],
  ["the draft", { config: DRAFT, model: "own" }, { isDraft: true }],
  ["a version by another model", { config: "v1", model: "gpt-4o" }, { versionId: "v1", model: "gpt-4o" }],
] as const)("%s", (_name, contender, expected) => {
  expect(inputOf(contender, "Do you deliver?", "WHATSAPP")).toEqual({ question: "Do you deliver?", channel: "WHATSAPP", ...expected });
});
