import { describe, expect, it } from "vitest";

import { decodeTable, template } from "./read-table";

describe("decodeTable", () => {
  it("reads what every spreadsheet writes", () => {
    expect(decodeTable(new TextEncoder().encode("évite").buffer)).toBe("évite");
    expect(decodeTable(new Uint8Array([0xe9, 0x76, 0x69, 0x74, 0x65]).buffer)).toBe("évite");
  });
});

describe("template", () => {
  it("has as many cells in each row as columns", () => {
    for (const [locale, separator] of [["en", ","], ["fr", ";"]] as const) {
      const widths = new Set(template(locale).trim().split("\r\n").map((row) => row.split(separator).length));
      expect([...widths]).toEqual([6]);
    }
  });
});
