import { beforeEach, expect, test } from "vitest";

import { useReplies } from "./reply-store";

beforeEach(() => useReplies.setState({ changes: {}, streams: {}, offers: {}, taken: {} }));

test("what was being written is forgotten when the draft is there", () => {
  const { stream, change } = useReplies.getState();
  stream("a", "We open");
  stream("b", "Bonjour");
  change("a");
  expect(useReplies.getState().streams).toEqual({ b: "Bonjour" });
  expect(useReplies.getState().changes).toEqual({ a: 1 });
});

test("a draft is offered and taken per conversation", () => {
  const { offer, take } = useReplies.getState();
  offer("a", { id: "1", body: "Yes." });
  take("a", "1");
  offer("a", null);
  expect(useReplies.getState().offers).toEqual({});
  expect(useReplies.getState().taken).toEqual({ a: "1" });
});
