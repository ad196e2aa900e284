import { expect, test } from "vitest";

import { drafts, fates } from "./outcomes";

const none = { accepted: 0, smallEdits: 0, rewritten: 0, discarded: 0, answeredOtherwise: 0, ratedBad: 0, sent: 40, bad: 2 };

test("drafts are good when they were sent as they were or nearly, and what the AI sent by itself is none", () => {
  expect(drafts(none)).toEqual({ good: 0, judged: 0 });
  expect(drafts({ ...none, accepted: 3, smallEdits: 2, rewritten: 1, discarded: 1, answeredOtherwise: 1, ratedBad: 1 })).toEqual({ good: 5, judged: 9 });
});

test("only what happened is shown, best first", () => {
  expect(fates({ ...none, discarded: 2, accepted: 7 }).map(({ fate, count }) => [fate, count])).toEqual([
    ["accepted", 7],
    ["discarded", 2],
  ]);
});
