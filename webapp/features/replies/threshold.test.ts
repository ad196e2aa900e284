import { expect, test } from "vitest";

import { needed } from "./threshold";

const decide = (input: unknown) => [
  { node: "GATE", input: {} },
  { node: "DECIDE", input },
];

test("the trace tells what an answer needed and what that was set for", () => {
  const input = { claims: 1, support: 0.62, threshold: { send: 0.8, draft: 0.4, from: "TOPIC", topic: "Shipping" }, topics: [{ name: "Shipping" }] };
  const told = { send: 80, from: "TOPIC", topic: "Shipping", topics: ["Shipping"], support: 62, common: 62, judged: 0 };
  expect(needed(decide(input))).toEqual(told);
  expect(needed(decide({ ...input, common: 0.97, judged: 60 }))).toEqual({ ...told, common: 97, judged: 60 });
});

test("an older trace, one that was emptied and an answer that states nothing tell nothing", () => {
  expect(needed(decide({ support: 1, claims: 1, sendFrom: 0.7 }))).toBeNull();
  expect(needed(decide({}))).toBeNull();
  expect(needed([])).toBeNull();
  expect(needed(decide({ claims: 0, support: 0, threshold: { send: 0.7, from: "WORKSPACE", topic: "" }, topics: [] }))).toBeNull();
});
