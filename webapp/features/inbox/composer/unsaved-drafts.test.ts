import { expect, test, vi } from "vitest";

// Without a window nothing can be kept for the tab.
vi.mock("zustand/middleware", async (real) => ({ ...(await real<object>()), persist: (store: unknown) => store }));

import { answering } from "../live/answering";
import { saveDraft, saveWhileLeaving, useUnsavedDrafts } from "./unsaved-drafts";

const text = { body: "Here is the manual", isNote: false, replyToId: null };
const saved = { __typename: "Mutation", saveDraft: { __typename: "DraftPayload", draft: null, errors: [] } };

test("what the server has is kept no longer, unless the page is about to go", async () => {
  vi.useFakeTimers({ toFake: ["performance"] });
  const client = answering(saved, saved, saved);
  const drafts = useUnsavedDrafts.getState;
  drafts().put("a", text);
  await saveDraft(client, "a");
  expect(drafts().entries).toEqual({});

  // The next page may have been asked for before this is saved.
  drafts().put("a", text);
  saveWhileLeaving(client);
  await vi.waitFor(() => saveDraft(client, "a"));
  expect(drafts().entries).toEqual({ a: text });

  // The person stayed after all.
  vi.advanceTimersByTime(11_000);
  await saveDraft(client, "a");
  expect(drafts().entries).toEqual({});
});
