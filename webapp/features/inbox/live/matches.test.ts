import { expect, test } from "vitest";

import { compare, matches, type Placed } from "./matches";

const open = {
  id: "1", channel: "WHATSAPP", status: "OPEN", priority: "NONE", isUnread: false, waitingSince: "2026-01-01T10:00:00Z",
  lastMessageAt: "2026-01-01T10:00:00Z", socialAccount: { id: "a" }, assignee: null, team: null, labels: [{ id: "vip" }],
} as unknown as Placed;
const me = "me";
const with_ = (change: object) => ({ ...open, ...change });

test.each([
  [{ view: "NEEDS_REPLY" }, open, true],
  [{ view: "NEEDS_REPLY" }, with_({ waitingSince: null }), false],
  [{ view: "NEEDS_REPLY" }, with_({ status: "PENDING" }), false],
  [{ view: "UNASSIGNED" }, with_({ assignee: { id: me } }), false],
  [{ view: "MINE" }, with_({ assignee: { id: me } }), true],
  [{ view: "ALL" }, with_({ status: "RESOLVED" }), false],
  [{ view: "ALL", statuses: ["RESOLVED"] }, with_({ status: "RESOLVED" }), true],
  [{ view: "SNOOZED" }, with_({ status: "SNOOZED" }), true],
  [{ labelIds: ["vip", "x"] }, open, true],
  [{ labelIds: ["x"] }, open, false],
  [{ isUnread: true }, open, false],
  [{ channels: ["INSTAGRAM"] }, open, false],
  [{ assigneeIds: ["you"] }, open, false],
  [{ search: "ada" }, open, undefined],
  [{ search: "ada", channels: ["INSTAGRAM"] }, open, false],
  [{ view: "MENTIONS" }, open, undefined],
] as const)("%j", (filter, conversation, expected) => {
  expect(matches(filter as never, conversation, me)).toBe(expected);
});

test("who has waited longest comes first, nobody waiting last", () => {
  const longer = with_({ id: "2", waitingSince: "2026-01-01T09:59:59.5Z" });
  const nobody = with_({ id: "3", waitingSince: null });
  const order = [nobody, open, longer].toSorted((a, b) => compare("LONGEST_WAITING", a, b)).map(({ id }) => id);
  expect(order).toEqual(["2", "1", "3"]);
});
