import { expect, it } from "vitest";

import { money } from "./money";

it("shows dollars in cents, small amounts in two figures or exactly", () => {
  expect(money(1_250_000, "en")).toBe("$1.25");
  expect(money(0, "en")).toBe("$0.00");
  expect(money(150, "en")).toBe("$0.00015");
  expect(money(863, "en")).toBe("$0.00086");
  expect(money(35_351, "en")).toBe("$0.035");
  expect(money(99_999, "en")).toBe("$0.10");
  expect(money(863, "en", true)).toBe("$0.000863");
  expect(money(100_000, "en", true)).toBe("$0.10");
  expect(money(10_000_000, "fr").replace(/\s/g, " ")).toBe("10,00 $");
});
