import { expect, test } from "vitest";

import type { UpkeepFragment } from "@/gql/graphql";

import { dayOf, endOf, lastDayOf, standingOf, startOf } from "./upkeep";

const none: UpkeepFragment = { __typename: "KnowledgeUpkeep", validFrom: null, validUntil: null, owner: null, reviewMonths: null, reviewedAt: null, reviewAt: null };
const [before, now, after] = ["2026-06-01T00:00:00Z", new Date("2026-07-01T00:00:00Z"), "2026-08-01T00:00:00Z"];

test("what keeps a source from customers goes before what is to be looked at", () => {
  expect(standingOf(none, now)).toBe("FINE");
  expect(standingOf({ ...none, validFrom: after, reviewAt: before }, now)).toBe("NOT_YET");
  expect(standingOf({ ...none, validUntil: before, reviewAt: before }, now)).toBe("EXPIRED");
  expect(standingOf({ ...none, validUntil: after, reviewAt: before }, now)).toBe("OVERDUE");
  expect(standingOf({ ...none, validFrom: before, validUntil: after, reviewAt: after }, now)).toBe("ENDS");
});

test("days and moments find back to each other, the last day included", () => {
  expect(dayOf(startOf("2026-03-29"))).toBe("2026-03-29");
  expect(lastDayOf(endOf("2026-12-31"))).toBe("2026-12-31");
  expect(new Date(endOf("2026-03-29") ?? "") > new Date(startOf("2026-03-29") ?? "")).toBe(true);
  expect([startOf(""), endOf("2026-1"), dayOf(null), lastDayOf(null)]).toEqual([null, null, "", ""]);
});
