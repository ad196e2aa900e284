import { gql } from "urql";
import { expect, test } from "vitest";

import type { AttemptState, MessageStatus } from "@/gql/graphql";

import { answering } from "./answering";
import { isOlder } from "./forward";

const time = "2026-01-01T00:00:00Z";
const attempt = (number: number, state: AttemptState) => ({ __typename: "MessageAttempt" as const, number, state, startedAt: time, finishedAt: state === "SENDING" ? null : time, errorCode: null, errorDetails: null });
const at = (status: MessageStatus, ...attempts: AttemptState[]) => ({
  status, attempts: attempts.map((state, index) => attempt(index + 1, state)), failure: null, sentAt: null, deliveredAt: null, readAt: null,
});

test.each([
  ["the answer to Send comes after the delivery", at("QUEUED"), at("DELIVERED", "ACCEPTED"), true],
  ["ticks move on", at("READ", "ACCEPTED"), at("DELIVERED", "ACCEPTED"), false],
  ["sent is heard after read", at("SENT", "ACCEPTED"), at("READ", "ACCEPTED"), true],
  ["Retry begins again", at("QUEUED", "FAILED"), at("FAILED", "FAILED"), false],
  ["an old answer does not undo a failure", at("QUEUED"), at("FAILED", "FAILED"), true],
  ["nor does what was asked during the attempt that failed", at("SENDING", "SENDING"), at("FAILED", "FAILED"), true],
  ["the second attempt counts", at("SENDING", "UNKNOWN", "SENDING"), at("UNKNOWN", "UNKNOWN"), false],
])("%s", (_name, news, known, expected) => {
  expect(isOlder(news, known)).toBe(expected);
});

const fields = `__typename id direction status failure { __typename cause remedy code details canRetry }
  attempts { __typename number state startedAt finishedAt errorCode errorDetails } sentAt deliveredAt readAt`;
const query = gql`query ($id: ID!) { message(id: $id) { ${fields} } }`;
type Typed = { id: string };
const message = (id: string, status: string, attempts: object[], more: object = {}) => ({
  __typename: "Message", id, direction: "OUT", status, failure: null, attempts, sentAt: null, deliveredAt: null, readAt: null, ...more,
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

test("the answer to Retry undoes nothing of what was heard meanwhile", async () => {
  const sent = message("a", "SENT", [attempt(1, "FAILED"), attempt(2, "ACCEPTED")], { sentAt: "2026-01-01T00:00:09Z" });
  expect(await afterwards(sent, message("a", "QUEUED", [attempt(1, "FAILED")]))).toMatchObject({ status: "SENT", sentAt: "2026-01-01T00:00:09Z", attempts: [{ number: 1 }, { number: 2 }] });
});

test("why a message failed stays said when an older answer comes late", async () => {
  const failure = { __typename: "MessageFailure", cause: "RECIPIENT_UNREACHABLE", remedy: "NONE", code: 551, details: null, canRetry: true };
  const failed = message("b", "FAILED", [attempt(1, "FAILED")], { failure });
  expect(await afterwards(failed, message("b", "QUEUED", []))).toMatchObject({ status: "FAILED", failure: { cause: "RECIPIENT_UNREACHABLE" } });
});

test("the line of the list does not go back when the answer to Send comes late", async () => {
  const shown = gql`query ($id: ID!) { conversation(id: $id) { __typename id lastMessage { __typename id body status } } message(id: $id) { ${fields} } }`;
  const send = gql`mutation { sendMessage(input: {}) { __typename conversation { __typename id lastMessage { __typename id body status } } messages { ${fields} } } }`;
  const line = (status: string) => ({ __typename: "Conversation", id: "talk", lastMessage: { __typename: "MessagePreview", id: "c", body: "On its way", status } });
  const client = answering(
    { __typename: "Query", conversation: line("FAILED"), message: message("c", "FAILED", [attempt(1, "FAILED")]) },
    { __typename: "Mutation", sendMessage: { __typename: "SendMessagePayload", conversation: line("QUEUED"), messages: [message("c", "QUEUED", [])] } },
  );
  await client.query(shown, { id: "c" }).toPromise();
  await client.mutation(send, {}).toPromise();
  const { data } = await client.query<{ conversation: object }>(shown, { id: "c" }, { requestPolicy: "cache-only" }).toPromise();
  expect(data?.conversation).toMatchObject({ lastMessage: { id: "c", body: "On its way", status: "FAILED" } });
});
