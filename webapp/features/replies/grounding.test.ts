import { expect, test } from "vitest";

import { groundingOf } from "./grounding";

const part = (text: string, isGrounded: boolean) => ({ text, isGrounded });

test.each([
  ["all of it", [part("Open at nine.", true), part(" ", false)], "supported"],
  ["some of it", [part("Open at nine.", true), part("Closed on Mars.", false)], "partly"],
  ["none of it", [part("Closed on Mars.", false)], "not"],
  ["nothing is said", [], "supported"],
] as const)("%s", (_name, parts, expected) => {
  expect(groundingOf(parts, null)).toBe(expected);
});

test("what holds an answer back is not contradicted beside it", () => {
  const all = [part("Open at nine.", true)];
  expect(groundingOf(all, "WEAK_EVIDENCE")).toBe("doubtful");
  expect(groundingOf(all, "CHECK_UNAVAILABLE")).toBe("doubtful");
  expect(groundingOf(all, "DRAFT_MODE")).toBe("supported");
  expect(groundingOf([part("Closed on Mars.", false)], "WEAK_EVIDENCE")).toBe("not");
});
