import { gql } from "urql";
import { expect, test } from "vitest";

import type { MessageStatus } from "@/gql/graphql";

import { answering } from "./answering";
import { isOlder } from "./forward";

const at = (status: MessageStatus, attempts: number) => ({ status, attempts: Array.from({ length: attempts }), sentAt: null, deliveredAt: null, readAt: null });

test.each([
  ["the answer to Send comes after the delivery", at("QUEUED", 0), at("DELIVERED", 1), true],
  ["ticks move on", at("READ", 1), at("DELIVERED", 1), false],
  ["sent is heard after read", at("SENT", 1), at("READ", 1), true],
  ["Retry begins again", at("QUEUED", 1), at("FAILED", 1), false],
  ["an old answer does not undo a failure", at("QUEUED", 0), at("FAILED", 1), true],
  ["the second attempt counts", at("SENDING", 2), at("UNKNOWN", 1), false],
])("%s", (_name, news, known, expected) => {
  expect(isOlder(news, known)).toBe(expected);
});

test("the answer to Retry undoes nothing of what was heard meanwhile", async () => {
  const fields = "__typename id direction status attempts { __typename number state startedAt finishedAt errorCode errorDetails } sentAt deliveredAt readAt";
  const query = gql`query ($id: ID!) { message(id: $id) { ${fields} } }`;
  const mutation = gql`mutation ($id: ID!) { retryMessage(input: { messageId: $id }) { __typename message { ${fields} } } }`;
  const attempt = (number: number, state: string) => ({ __typename: "MessageAttempt", number, state, startedAt: "2026-01-01T00:00:00Z", finishedAt: null, errorCode: null, errorDetails: null });
  const message = (status: string, sentAt: string | null, attempts: object[]) => ({
    __typename: "Message", id: "a", direction: "OUT", status, attempts, sentAt, deliveredAt: null, readAt: null,
  });
  const client = answering(
    { __typename: "Query", message: message("SENT", "2026-01-01T00:00:09Z", [attempt(1, "FAILED"), attempt(2, "ACCEPTED")]) },
    { __typename: "Mutation", retryMessage: { __typename: "MessagePayload", message: message("QUEUED", null, [attempt(1, "FAILED")]) } },
  );
  await client.query(query, { id: "a" }).toPromise();
  await client.mutation(mutation, { id: "a" }).toPromise();
  const { data } = await client.query<{ message: object }>(query, { id: "a" }, { requestPolicy: "cache-only" }).toPromise();
  expect(data?.message).toMatchObject({ status: "SENT", sentAt: "2026-01-01T00:00:09Z", attempts: [{ number: 1 }, { number: 2 }] });
});
