import { expect, test } from "vitest";

import { held } from "./held";

test.each([
  [["l", "e", "n", "a", "Enter"], "lena", true],
  [["l", "x", "Backspace", "e"], "le", false],
  [["Backspace", "v"], "v", false],
  [["u", "Enter", "j"], "u", true],
])("%j", (keys, text, isEntered) => {
  expect(held(keys)).toEqual({ text, isEntered });
});
