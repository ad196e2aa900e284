import { expect, test } from "vitest";

import { id, list, number, object, oneOf, text } from "./lenient";

const place = object({ latitude: number, longitude: number, name: text }, "latitude", "longitude");

test("a part of the wrong kind is as if it were absent", () => {
  expect(place({ latitude: 1, longitude: 2, name: 3, more: true })).toEqual({ latitude: 1, longitude: 2, name: undefined });
});

test("without what it needs there is no object", () => {
  for (const value of [{ latitude: 1 }, { latitude: "1", longitude: 2 }, { latitude: NaN, longitude: 2 }, [], null, undefined, "{}"]) {
    expect(place(value)).toBeUndefined();
  }
});

test("a list keeps what can be read", () => {
  expect(list(oneOf(["HIGH", "LOW"]))(["HIGH", "high", 1, null, "LOW"])).toEqual(["HIGH", "LOW"]);
  expect(list(text)({ length: 1, 0: "a" })).toEqual([]);
});

test("an id is a UUID and nothing around it", () => {
  const one = "0190a5c4-0000-7000-8000-000000000001";
  expect(id(one)).toBe(one);
  for (const value of [`${one} `, one.slice(1), `${one}\n`, "1; drop", 7]) expect(id(value)).toBeUndefined();
});
