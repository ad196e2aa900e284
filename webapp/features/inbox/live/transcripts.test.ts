import { gql } from "urql";
import { expect, test } from "vitest";

import { answering } from "./answering";

const query = gql`query ($id: ID!) { message(id: $id) { __typename id deletedAt transcript { __typename state reason text language } } }`;
const mutation = gql`mutation ($id: ID!) { react(input: { messageId: $id }) { __typename message { __typename id deletedAt transcript { __typename state reason text language } } } }`;

const spoken = (state: string, text: string) => ({ __typename: "Transcript", state, reason: null, text, language: "fr" });
const message = (id: string, transcript: object | null, deletedAt: string | null = null) => ({ __typename: "Message", id, deletedAt, transcript });

type Heard = { message: { transcript: { state: string; text: string } | null } };

test("an older answer does not hide what has been written down meanwhile", async () => {
  const client = answering(
    { __typename: "Query", message: message("a", spoken("DONE", "Bonjour")) },
    { __typename: "Mutation", react: { __typename: "MessagePayload", message: message("a", spoken("PENDING", "")) } },
  );
  await client.query(query, { id: "a" }).toPromise();
  await client.mutation(mutation, { id: "a" }).toPromise();
  const { data } = await client.query<Heard>(query, { id: "a" }, { requestPolicy: "cache-only" }).toPromise();
  expect(data?.message.transcript).toMatchObject({ state: "DONE", text: "Bonjour" });
});

test("what the customer took back stays away", async () => {
  const client = answering(
    { __typename: "Query", message: message("b", spoken("DONE", "Bonjour")) },
    { __typename: "Mutation", react: { __typename: "MessagePayload", message: message("b", null, "2026-01-01T00:00:00Z") } },
  );
  await client.query(query, { id: "b" }).toPromise();
  await client.mutation(mutation, { id: "b" }).toPromise();
  const { data } = await client.query<Heard>(query, { id: "b" }, { requestPolicy: "cache-only" }).toPromise();
  expect(data?.message.transcript).toBeNull();
});
