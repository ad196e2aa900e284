import { beforeEach, expect, test } from "vitest";

import type { CopilotAnswerFragment } from "@/gql/graphql";

import { earlier, useCopilot } from "./copilot-store";

const answer = (text: string): CopilotAnswerFragment => ({
  __typename: "CopilotAnswer", text, parts: [], sources: [], isInternal: false, maySend: true, model: "m", isOffline: false, costMicros: 1,
});

beforeEach(() => useCopilot.setState({ chats: {} }));

test("an answer comes to its question, in its conversation", () => {
  const { begin, end } = useCopilot.getState();
  begin("anna", { id: "1", question: "What did we promise?", isForCustomer: false });
  begin("ben", { id: "2", question: "And him?", isForCustomer: false });
  end("anna", "1", { answer: answer("A refund.") });
  expect(useCopilot.getState().chats["anna"]?.[0]).toMatchObject({ answer: { text: "A refund." }, failure: null });
  expect(useCopilot.getState().chats["ben"]?.[0]).toMatchObject({ answer: null, failure: null });
});

test("what comes after the chat was cleared is dropped", () => {
  const { begin, end, clear } = useCopilot.getState();
  begin("anna", { id: "1", question: "What?", isForCustomer: false });
  clear("anna");
  end("anna", "1", { answer: answer("Late.") });
  expect(useCopilot.getState().chats).toEqual({});
});

test("a further question goes on from the newest six answers to the colleague", () => {
  const { begin, end } = useCopilot.getState();
  for (let n = 1; n <= 8; n++) {
    begin("anna", { id: `${n}`, question: `Question ${n}`, isForCustomer: n === 8 });
    if (n !== 7) end("anna", `${n}`, { answer: answer(n === 2 ? "" : `Answer ${n}`) });
    else end("anna", `${n}`, { failure: "No credit" });
  }
  const turns = useCopilot.getState().chats["anna"] ?? [];
  expect(earlier(turns).map(({ question }) => question)).toEqual(["Question 1", "Question 3", "Question 4", "Question 5", "Question 6"]);
});
