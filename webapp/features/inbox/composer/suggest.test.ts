import { expect, test } from "vitest";

import { find, insertAt, mentionedIn, triggerAt } from "./suggest";

test.each([
  ["/", 1, false, { sign: "/", query: "", from: 0 }],
  ["Hi /shi", 7, false, { sign: "/", query: "shi", from: 3 }],
  ["and/or", 6, false, null],
  ["https://x", 9, false, null],
  ["/ship", 5, true, null],
  ["see @Éd", 7, true, { sign: "@", query: "Éd", from: 4 }],
  ["see @Ada Lo", 11, true, { sign: "@", query: "Ada Lo", from: 4 }],
  ["ada@example", 11, true, null],
  ["see @Ada", 8, false, null],
] as const)("%s", (text, caret, isNote, expected) => {
  expect(triggerAt(text, caret, isNote)).toEqual(expected);
});

test("the chosen text replaces what was typed and keeps what follows", () => {
  const trigger = { sign: "/", query: "shi", from: 3 } as const;
  expect(insertAt("Hi /shi there", trigger, 7, "your parcel")).toEqual({ text: "Hi your parcel there", caret: 14 });
  expect(insertAt("Hi /shi", trigger, 7, "your parcel")).toEqual({ text: "Hi your parcel ", caret: 15 });
});

test("the longest name is the one that was meant", () => {
  const people = [{ id: "1", name: "Ada" }, { id: "2", name: "Ada Lovelace" }];
  expect(mentionedIn("ask @Ada Lovelace", people).map(({ id }) => id)).toEqual(["2"]);
  expect(mentionedIn("ask @Ada Lovelace and @Ada", people).map(({ id }) => id)).toEqual(["2", "1"]);
});

test("accents do not matter and beginnings come first", () => {
  expect(find(["André", "Éric Dupont", "Cedric"], "eric", (name) => name)).toEqual(["Éric Dupont"]);
  expect(find(["big shop", "shipping"], "sh", (name) => name)).toEqual(["big shop", "shipping"]);
});
