import { expect, test } from "vitest";

import { nextToSend, type Pending } from "./outbox";

const entry = (clientKey: string, conversationId: string, state: Pending["state"]) => ({ clientKey, conversationId, state }) as Pending;
const keys = (entries: Pending[]) => entries.map(({ clientKey }) => clientKey);

test("one at a time in each conversation, in the order of pressing Send", () => {
  expect(keys(nextToSend([entry("a", "1", "WAITING"), entry("b", "1", "WAITING"), entry("c", "2", "WAITING")]))).toEqual(["a", "c"]);
});

test("the next one waits while one is on its way", () => {
  expect(keys(nextToSend([entry("a", "1", "SENDING"), entry("b", "1", "WAITING")]))).toEqual([]);
});

test("what was refused holds up nothing", () => {
  expect(keys(nextToSend([entry("a", "1", "REFUSED"), entry("b", "1", "WAITING")]))).toEqual(["b"]);
});
