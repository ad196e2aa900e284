import { gql } from "urql";
import type { Client, OperationResult } from "urql";
import { expect, test } from "vitest";
import { makeSubject } from "wonka";

import { noteEvent } from "./arrivals";
import { PageStore } from "./page-store";

type Answer = { list: string[] };

/** A server that answers when the test says so, and counts how often it was asked. */
function server(nextCursor: (data: Answer) => string | null = () => null) {
  const asked: { policy: string; answer: (list: string[], stale?: boolean) => void }[] = [];
  const client = {
    readQuery: () => null,
    executeQuery: (_request: unknown, { requestPolicy }: { requestPolicy: string }) => {
      const subject = makeSubject<OperationResult<Answer>>();
      asked.push({ policy: requestPolicy, answer: (list, stale = false) => subject.next({ data: { list }, stale } as OperationResult<Answer>) });
      return subject.source;
    },
  } as unknown as Client;
  const store = new PageStore<Answer, { cursor: string | null }>(client, {
    document: gql`
      query List {
        list
      }
    `,
    variablesOf: (cursor) => ({ cursor }),
    nextCursor,
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

test("steady traffic does not make it ask for ever", async () => {
  const { asked } = server();
  for (let i = 0; i < 10; i++) {
    noteEvent();
    asked.at(-1)?.answer([String(i)]);
    await Promise.resolve();
  }
  expect(asked).toHaveLength(4);
});

test("after a gap every page is read again, one after the other", async () => {
  const { asked, store } = server(({ list }) => (list.includes("first") ? "2" : null));
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
