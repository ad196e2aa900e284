import { describe, expect, it } from "vitest";

import { nextPath } from "./params";

describe("nextPath", () => {
  it.each(["/inbox", "/inbox?view=MINE&c=1", "/settings/profile#x"])("keeps our own path %s", (path) => {
    expect(nextPath.parse(path)).toBe(path);
  });
  it.each(["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)", "", undefined])(
    "replaces %s",
    (path) => {
      expect(nextPath.parse(path)).toBe("/inbox");
    },
  );
});
