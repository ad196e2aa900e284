import { describe, expect, it } from "vitest";

import { partOf, replaced, textOf } from "./selection";

describe("what is improved", () => {
  it("is what is selected", () => {
    const part = partOf("Hello. your order is on its way", 7, 31);
    expect(textOf(part)).toBe("your order is on its way");
    expect(replaced(part, "Your order is on its way.")).toBe("Hello. Your order is on its way.");
  });
  it("is everything when nothing is selected, or only a space", () => {
    expect(textOf(partOf("hi there", 3, 3))).toBe("hi there");
    expect(textOf(partOf("hi there", 2, 3))).toBe("hi there");
  });
  it("leaves the spaces around it alone", () => {
    const part = partOf("a\n  selected words \nb", 2, 19);
    expect(textOf(part)).toBe("selected words");
    expect(replaced(part, "x")).toBe("a\n  x \nb");
  });
});
