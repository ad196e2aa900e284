import { expect, test } from "vitest";

import { groundingOf } from "./grounding";

const part = (text: string, isGrounded: boolean) => ({ text, isGrounded });

test.each([
  ["all of it", [part("Open at nine.", true), part(" ", false)], "supported"],
  ["some of it", [part("Open at nine.", true), part("Closed on Mars.", false)], "partly"],
  ["none of it", [part("Closed on Mars.", false)], "not"],
  ["nothing is said", [], "supported"],
] as const)("%s", (_name, parts, expected) => {
  expect(groundingOf(parts)).toBe(expected);
});
