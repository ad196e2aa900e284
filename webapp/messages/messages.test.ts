import { describe, expect, it } from "vitest";

import { en } from "./en";
import { fr } from "./fr";

type Tree = { [key: string]: string | Tree };

function leaves(tree: Tree, path = ""): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === "string" ? [[path + key, value]] : leaves(value, `${path}${key}.`),
  );
}

/** The names a message expects, so that no translation forgets one. */
function placeholders(text: string): string[] {
  const inner = text.replace(/\{(\w+), plural,/g, "{$1}");
  return [...new Set([...inner.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ""))].sort();
}

const english = new Map(leaves(en));
const french = new Map(leaves(fr));

describe("messages", () => {
  it("has the same keys in both languages", () => {
    expect([...french.keys()].sort()).toEqual([...english.keys()].sort());
  });
  it("expects the same values in both languages", () => {
    for (const [key, text] of english) expect([key, placeholders(french.get(key) ?? "")]).toEqual([key, placeholders(text)]);
  });
  it("keeps French punctuation with its word", () => {
    const loose = [...french].filter(([, text]) => / [;:!?»]|« /.test(text));
    expect(loose).toEqual([]);
  });
  it("never shouts", () => {
    expect([...english, ...french].filter(([, text]) => text.includes("!"))).toEqual([]);
  });
});
