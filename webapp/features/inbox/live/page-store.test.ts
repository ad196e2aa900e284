import { gql } from "urql";
import type { Client, OperationResult } from "urql";
import { expect, onTestFinished, test, vi } from "vitest";
import { makeSubject } from "wonka";

import { noteEvent } from "./arrivals";
import { type PageOptions, PageStore, type Way } from "./page-store";

type Answer = { list: string[] };
type Variables = { cursor: string | null; way: Way };
type Cursors = Partial<Pick<PageOptions<Answer, Variables>, "nextCursor" | "previousCursor">>;

/** A server that answers when the test says so, and counts how often it was asked. */
function server({ nextCursor = () => null, previousCursor }: Cursors = {}) {
  const asked: { policy: string; variables: Variables; answer: (list: string[], stale?: boolean) => void; again: (data: Answer) => void }[] = [];
  const client = {
    readQuery: () => null,
    executeQuery: ({ variables }: { variables: Variables }, { requestPolicy }: { requestPolicy: string }) => {
      const subject = makeSubject<OperationResult<Answer>>();
      asked.push({
        policy: requestPolicy,
        variables,
        answer: (list, stale = false) => subject.next({ data: { list }, stale } as OperationResult<Answer>),
        again: (data) => subject.next({ data, stale: false } as OperationResult<Answer>),
      });
      return subject.source;
    },
  } as unknown as Client;
  const store = new PageStore<Answer, Variables>(client, {
    document: gql`
      query List {
        list
      }
    `,
    variablesOf: (cursor, way) => ({ cursor, way }),
    nextCursor,
    previousCursor,
  });
  store.subscribe(() => undefined);
  return { asked, store };
}

test("an answer during which something happened is asked for again", async () => {
  const { asked, store } = server();
  asked[0]?.answer(["from the cache"], true);
  noteEvent();
  asked[0]?.answer(["may be old"]);
  await Promise.resolve();
  expect(asked).toHaveLength(2);
  expect(asked[1]?.policy).toBe("network-only");
  asked[1]?.answer(["true"]);
  await Promise.resolve();
  expect(asked).toHaveLength(2);
  expect(store.getSnapshot()[0]?.data).toEqual({ list: ["true"] });
});

test("what the cache changes later is no reason to ask", async () => {
  const { asked } = server();
  asked[0]?.answer(["true"]);
  noteEvent();
  asked[0]?.answer(["true", "and more"]);
  await Promise.resolve();
  expect(asked).toHaveLength(1);
});

test("under steady traffic it asks at a calm pace, until it has an answer that nothing happened to", async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const { asked } = server();
  const answer = async (isQuiet: boolean) => {
    if (!isQuiet) noteEvent();
    asked.at(-1)?.answer([String(asked.length)]);
    await vi.advanceTimersByTimeAsync(0);
  };
  for (let i = 0; i < 10; i++) await answer(false);
  expect(asked).toHaveLength(4);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(asked).toHaveLength(5);
  await answer(false);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(asked).toHaveLength(6);
  await answer(true);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toHaveLength(6);
});

test("after a gap every page is read again, one after the other", async () => {
  const { asked, store } = server({ nextCursor: ({ list }) => (list.includes("first") ? "2" : null) });
  asked[0]?.answer(["first"]);
  store.loadMore();
  asked[1]?.answer(["second"]);
  store.reread();
  expect(asked).toHaveLength(3);
  asked[2]?.answer(["first", "changed"]);
  await Promise.resolve();
  expect(asked).toHaveLength(4);
  asked[3]?.answer(["second", "changed"]);
  await Promise.resolve();
  expect(asked).toHaveLength(4);
  expect(store.getSnapshot().map(({ data }) => data?.list.at(-1))).toEqual(["changed", "changed"]);
});

test("when a page shifts, those after it stay until they are read again from where it ends now", async () => {
  const { asked, store } = server({ nextCursor: ({ list }) => list.at(-1) ?? null });
  asked[0]?.answer(["5", "4"]);
  store.loadMore();
  asked[1]?.answer(["3", "2"]);
  store.refresh();
  asked[2]?.answer(["6", "5"]);
  await Promise.resolve();
  expect(store.getSnapshot().map(({ data }) => data?.list)).toEqual([["6", "5"], ["3", "2"]]);
  expect(asked[3]?.variables).toEqual({ cursor: "5", way: "next" });
  asked[3]?.answer(["4", "3"]);
  expect(store.getSnapshot().map(({ data }) => data?.list)).toEqual([["6", "5"], ["4", "3"]]);
});

test("a list entered in its middle goes on both ways, and is told in its order", () => {
  const { asked, store } = server({
    nextCursor: ({ list }) => (list.includes("1") ? null : (list.at(-1) ?? null)),
    previousCursor: ({ list }) => (list.includes("6") ? null : (list[0] ?? null)),
  });
  asked[0]?.answer(["4", "3"]);
  store.loadMore("previous");
  expect(store.isLoadingMore("previous")).toBe(true);
  store.loadMore("previous"); // one is on its way
  store.loadMore("next");
  expect(asked.slice(1).map(({ variables }) => variables)).toEqual([{ cursor: "4", way: "previous" }, { cursor: "3", way: "next" }]);
  asked[1]?.answer(["6", "5"]);
  asked[2]?.answer(["2", "1"]);
  expect(store.getSnapshot().map(({ data }) => data?.list)).toEqual([["6", "5"], ["4", "3"], ["2", "1"]]);
  expect([store.hasMore("previous"), store.hasMore("next")]).toEqual([false, false]);
});

test("what lies beyond an end that has come nearer goes", () => {
  const { asked, store } = server({ nextCursor: ({ list }) => (list.includes("end") ? null : (list.at(-1) ?? null)) });
  asked[0]?.answer(["2"]);
  store.loadMore();
  asked[1]?.answer(["1"]);
  store.refresh();
  asked[2]?.answer(["2", "end"]);
  expect(store.getSnapshot()).toHaveLength(1);
});

test("only the pages around the one that is looked at follow the cache; the others are brought up to date when they come near", () => {
  const { asked, store } = server({ nextCursor: ({ list }) => list.at(-1) ?? null });
  for (let page = 0; page < 10; page++) {
    asked[page]?.answer([String(page)]);
    store.loadMore();
  }
  asked[10]?.answer(["10"]);
  const shown = () => store.getSnapshot().map(({ data }) => data?.list.at(-1));
  const showing = (what: string) => store.look(({ list }) => list.includes(what));

  asked[0]?.answer(["0", "live"]); // nobody said where they look
  expect(shown()[0]).toBe("live");
  showing("10");
  asked[0]?.answer(["0", "unseen"]);
  asked[8]?.answer(["8", "seen"]);
  expect([shown()[0], shown()[8]]).toEqual(["live", "seen"]);

  const before = asked.length;
  showing("live");
  expect(asked.slice(before).map(({ policy, variables }) => [policy, variables.cursor])).toContainEqual(["cache-first", null]);
  asked[before]?.answer(["0", "current"]);
  expect(shown()[0]).toBe("current");
  asked[8]?.answer(["8", "unseen"]);
  expect(shown()[8]).toBe("seen");
});

test("an answer that holds nothing new draws nothing anew", () => {
  const { asked, store } = server();
  asked[0]?.answer(["same"]);
  const [page] = store.getSnapshot();
  const { content } = store;
  let told = 0;
  store.subscribe(() => told++);
  asked[0]?.again(page?.data as Answer);
  expect([told, store.content]).toEqual([0, content]);
});
