import { expect, test } from "vitest";

import type { MessageStatus } from "@/gql/graphql";

import { isOlder } from "./forward";

const at = (status: MessageStatus, attempts: number) => ({ status, attempts: Array.from({ length: attempts }), sentAt: null, deliveredAt: null, readAt: null });

test.each([
  ["the answer to Send comes after the delivery", at("QUEUED", 0), at("DELIVERED", 1), true],
  ["ticks move on", at("READ", 1), at("DELIVERED", 1), false],
  ["sent is heard after read", at("SENT", 1), at("READ", 1), true],
  ["Retry begins again", at("QUEUED", 1), at("FAILED", 1), false],
  ["an old answer does not undo a failure", at("QUEUED", 0), at("FAILED", 1), true],
  ["the second attempt counts", at("SENDING", 2), at("UNKNOWN", 1), false],
])("%s", (_name, news, known, expected) => {
  expect(isOlder(news, known)).toBe(expected);
});
