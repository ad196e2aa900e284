import { expect, test } from "vitest";

import { workAfter } from "./work-store";

const run = (state: "QUEUED" | "RUNNING" | "DONE" | "SUPERSEDED") => ({ __typename: "ReplyRunUpdated" as const, conversationId: "c", run: { __typename: "ReplyRun" as const, id: "r", state, node: "GATE" as const } });
const reply = (state: "OPEN" | "APPROVED" | "SUPERSEDED") => ({ __typename: "ReplyUpdated" as const, conversationId: "c", reply: { __typename: "Reply" as const, id: "a", state } });

test("the AI writes, leaves a draft, and a person sends it", () => {
  let work = workAfter({}, run("RUNNING"));
  expect(work).toEqual({ c: "WORKING" });
  work = workAfter(work, reply("OPEN"));
  work = workAfter(work, run("DONE"));
  expect(work).toEqual({ c: "DRAFTED" });
  expect(workAfter(work, reply("APPROVED"))).toEqual({});
});

test("a draft that is replaced does not hide the work on the next", () => {
  const work = workAfter(workAfter({ c: "DRAFTED" }, run("QUEUED")), reply("SUPERSEDED"));
  expect(work).toEqual({ c: "WORKING" });
  expect(workAfter(work, run("SUPERSEDED"))).toEqual({});
});
