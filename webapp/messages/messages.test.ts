import { describe, expect, it } from "vitest";

import { en } from "./en";
import { fr } from "./fr";

type Tree = { [key: string]: string | Tree };

function leaves(tree: Tree, path = ""): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === "string" ? [[path + key, value]] : leaves(value, `${path}${key}.`),
  );
}

/** The end of the braces that open at `from`. */
function closing(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    if (text[at] === "{") depth++;
    if (text[at] === "}" && --depth === 0) return at;
  }
  throw new Error(`unbalanced braces: ${text}`);
}

/** The names a message expects, also inside its plurals, so that no translation forgets one. */
function names(text: string): string[] {
  const found: string[] = [];
  for (let at = text.indexOf("{"); at !== -1; at = text.indexOf("{", at)) {
    const end = closing(text, at);
    const [name = "", kind, ...rest] = text.slice(at + 1, end).split(",");
    found.push(name.trim());
    const branches = kind ? rest.join(",") : "";
    for (let open = branches.indexOf("{"); open !== -1; open = branches.indexOf("{", open)) {
      const close = closing(branches, open);
      found.push(...names(branches.slice(open + 1, close)));
      open = close;
    }
    at = end;
  }
  return found;
}

const placeholders = (text: string) => [...new Set(names(text))].sort();

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
