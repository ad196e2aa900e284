import { describe, expect, it } from "vitest";

import { comboOf, isTypingKey, keyCaps } from "./keys";

const none = { metaKey: false, ctrlKey: false, altKey: false, shiftKey: false };

describe("comboOf", () => {
  it.each([
    [{ ...none, key: "k" }, "k"],
    [{ ...none, key: "E", shiftKey: true }, "shift+e"],
    [{ ...none, key: "?", shiftKey: true }, "?"],
    [{ ...none, key: "k", ctrlKey: true }, "mod+k"],
    [{ ...none, key: "Enter", ctrlKey: true, shiftKey: true }, "mod+shift+enter"],
    [{ ...none, key: "ArrowDown" }, "down"],
    [{ ...none, key: "Shift", shiftKey: true }, ""],
  ])("spells %o", (event, combo) => {
    expect(comboOf(event, false)).toBe(combo);
  });
  it("takes Cmd for mod on a Mac", () => {
    expect(comboOf({ ...none, key: "k", metaKey: true }, true)).toBe("mod+k");
    expect(comboOf({ ...none, key: "k", ctrlKey: true }, true)).toBe("ctrl+k");
  });
});

describe("keys", () => {
  it("knows which ones belong to the writer", () => {
    expect(["k", "?", "shift+e", "g i"].every(isTypingKey)).toBe(true);
    expect(["mod+k", "alt+j", "escape"].some(isTypingKey)).toBe(false);
  });
  it("prints them as on the keyboard", () => {
    expect(keyCaps("mod+shift+enter", false)).toEqual([["Ctrl", "Shift", "↵"]]);
    expect(keyCaps("mod+k", true)).toEqual([["⌘", "K"]]);
    expect(keyCaps("g i", false)).toEqual([["G"], ["I"]]);
  });
});
