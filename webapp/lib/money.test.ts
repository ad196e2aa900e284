import { expect, it } from "vitest";

import { money } from "./money";

it("shows dollars in cents, and small amounts exactly", () => {
  expect(money(1_250_000, "en")).toBe("$1.25");
  expect(money(0, "en")).toBe("$0.00");
  expect(money(150, "en")).toBe("$0.00015");
  expect(money(10_000_000, "fr").replace(/\s/g, " ")).toBe("10,00 $");
});
