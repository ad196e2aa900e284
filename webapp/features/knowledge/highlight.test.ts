import { expect, test } from "vitest";

import { highlight } from "./highlight";

const hits = (text: string, words: string[]) => highlight(text, words).filter(({ isHit }) => isHit).map((part) => part.text);

test.each([
  ["words that begin with a stem", "Returns are free. Return it.", ["return"], ["Returns", "Return"]],
  ["accents do not matter", "Délai de livraison", ["delai", "livrais"], ["Délai", "livraison"]],
  ["not in the middle of a word", "unreturned", ["return"], []],
  ["signs of expressions are letters", "C++ (new)", ["c++"], ["C++"]],
])("%s", (_name, text, words, expected) => {
  expect(hits(text, words)).toEqual(expected);
});

test("the parts are the text", () => {
  const text = "İstanbul: e\u0301té, 👩‍🚀 Retour.";
  expect(highlight(text, ["retour", "ete"]).map((part) => part.text).join("")).toBe(text);
});
