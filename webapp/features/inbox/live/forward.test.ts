import { gql } from "urql";
import { expect, test } from "vitest";

import type { AttemptState } from "@/gql/graphql";

import { answering } from "./answering";

const time = "2026-01-01T00:00:00Z";
const attempt = (number: number, state: AttemptState) => ({ __typename: "MessageAttempt" as const, number, state, startedAt: time, finishedAt: state === "SENDING" ? null : time, errorCode: null, errorDetails: null });
const fields = `__typename id direction status revision failure { __typename cause remedy code details canRetry }
  attempts { __typename number state startedAt finishedAt errorCode errorDetails } sentAt deliveredAt readAt`;
const query = gql`query ($id: ID!) { message(id: $id) { ${fields} } }`;
type Typed = { id: string };
const message = (id: string, status: string, revision: number, attempts: object[], more: object = {}) => ({
  __typename: "Message", id, direction: "OUT", status, revision, failure: null, attempts, sentAt: null, deliveredAt: null, readAt: null, ...more,
});

/** What stands in the cache when the answer to a mutation comes after the news. */
async function afterwards(news: Typed, answer: Typed) {
  const { id } = news;
  const mutation = gql`mutation ($id: ID!) { retryMessage(input: { messageId: $id }) { __typename message { ${fields} } } }`;
  const client = answering({ __typename: "Query", message: news }, { __typename: "Mutation", retryMessage: { __typename: "MessagePayload", message: answer } });
  await client.query(query, { id }).toPromise();
  await client.mutation(mutation, { id }).toPromise();
  return (await client.query<{ message: object }>(query, { id }, { requestPolicy: "cache-only" }).toPromise()).data?.message;
}

const failure = { __typename: "MessageFailure", cause: "RECIPIENT_UNREACHABLE", remedy: "NONE", code: 551, details: null, canRetry: true };

test("the answer to Retry undoes nothing of what was heard meanwhile", async () => {
  const sent = message("a", "SENT", 5, [attempt(1, "FAILED"), attempt(2, "ACCEPTED")], { sentAt: "2026-01-01T00:00:09Z" });
  expect(await afterwards(sent, message("a", "QUEUED", 3, [attempt(1, "FAILED")]))).toMatchObject({ status: "SENT", sentAt: "2026-01-01T00:00:09Z", attempts: [{ number: 1 }, { number: 2 }] });
});

test.each([
  ["before the attempt", []],
  ["with the attempt that failed since", [attempt(1, "FAILED")]],
])("why a message failed stays said when an older answer comes late, read %s", async (_name, attempts) => {
  const failed = message(`b${attempts.length}`, "FAILED", 2, [attempt(1, "FAILED")], { failure });
  expect(await afterwards(failed, message(failed.id, "QUEUED", 0, attempts))).toMatchObject({ status: "FAILED", failure: { cause: "RECIPIENT_UNREACHABLE" } });
});

test.each([
  ["the answer to Send comes after the delivery", message("f", "QUEUED", 0, []), message("f", "DELIVERED", 3, [attempt(1, "ACCEPTED")]), "DELIVERED"],
  ["ticks move on", message("g", "READ", 4, [attempt(1, "ACCEPTED")]), message("g", "DELIVERED", 3, [attempt(1, "ACCEPTED")]), "READ"],
  ["sent is heard after read", message("h", "SENT", 2, [attempt(1, "ACCEPTED")]), message("h", "READ", 4, [attempt(1, "ACCEPTED")]), "READ"],
  ["what was asked during the attempt that failed", message("i", "SENDING", 1, [attempt(1, "SENDING")]), message("i", "FAILED", 2, [attempt(1, "FAILED")]), "FAILED"],
  ["the second attempt counts", message("j", "SENDING", 4, [attempt(1, "UNKNOWN"), attempt(2, "SENDING")]), message("j", "UNKNOWN", 2, [attempt(1, "UNKNOWN")]), "SENDING"],
])("%s", async (_name, news, known, status) => {
  expect(await afterwards(known, news)).toMatchObject({ status });
});

test("an attempt that has ended stays so where the status is the same", async () => {
  const settled = message("e", "SENT", 3, [attempt(1, "FAILED"), attempt(2, "ACCEPTED")]);
  expect(await afterwards(settled, message("e", "SENT", 3, [attempt(1, "FAILED"), attempt(2, "SENDING")]))).toMatchObject({ attempts: [{ state: "FAILED" }, { state: "ACCEPTED" }] });
});

test("after a failure Retry begins again", async () => {
  const failed = message("d", "FAILED", 2, [attempt(1, "FAILED")], { failure });
  expect(await afterwards(failed, message("d", "QUEUED", 3, [attempt(1, "FAILED")]))).toMatchObject({ status: "QUEUED", failure: null });
});

test("the line of the list does not go back when the answer to Send comes late", async () => {
  const shown = gql`query ($id: ID!) { conversation(id: $id) { __typename id lastMessage { __typename id body status } } message(id: $id) { ${fields} } }`;
  const send = gql`mutation { sendMessage(input: {}) { __typename conversation { __typename id lastMessage { __typename id body status } } messages { ${fields} } } }`;
  const line = (status: string) => ({ __typename: "Conversation", id: "talk", lastMessage: { __typename: "MessagePreview", id: "c", body: "On its way", status } });
  const client = answering(
    { __typename: "Query", conversation: line("FAILED"), message: message("c", "FAILED", 2, [attempt(1, "FAILED")]) },
    { __typename: "Mutation", sendMessage: { __typename: "SendMessagePayload", conversation: line("QUEUED"), messages: [message("c", "QUEUED", 0, [])] } },
  );
  await client.query(shown, { id: "c" }).toPromise();
  await client.mutation(send, {}).toPromise();
  const { data } = await client.query<{ conversation: object }>(shown, { id: "c" }, { requestPolicy: "cache-only" }).toPromise();
  expect(data?.conversation).toMatchObject({ lastMessage: { id: "c", body: "On its way", status: "FAILED" } });
});
