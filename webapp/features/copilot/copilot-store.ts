import { create } from "zustand";

import type { CopilotAnswerFragment } from "@/gql/graphql";

/** A question to the AI, and its answer; while that is being written, the reply store has it by the turn's id. */
export type Turn = {
  id: string;
  question: string;
  /** Asked again in words for the customer. */
  isForCustomer: boolean;
  answer: CopilotAnswerFragment | null;
  /** Why there is none. */
  failure: string | null;
};

type Copilot = {
  /** By conversation, oldest first. Kept while the page is open, and nowhere else. */
  chats: Readonly<Record<string, readonly Turn[]>>;
  begin: (conversationId: string, turn: Pick<Turn, "id" | "question" | "isForCustomer">) => void;
  end: (conversationId: string, id: string, outcome: { answer: CopilotAnswerFragment } | { failure: string }) => void;
  clear: (conversationId: string) => void;
};

export const useCopilot = create<Copilot>((set) => ({
  chats: {},
  begin: (conversationId, turn) =>
    set(({ chats }) => ({ chats: { ...chats, [conversationId]: [...(chats[conversationId] ?? []), { ...turn, answer: null, failure: null }] } })),
  // What comes after the chat was cleared is dropped.
  end: (conversationId, id, outcome) =>
    set(({ chats }) => (chats[conversationId] ? { chats: { ...chats, [conversationId]: changed(chats[conversationId], id, outcome) } } : {})),
  clear: (conversationId) => set(({ chats }) => ({ chats: Object.fromEntries(Object.entries(chats).filter(([id]) => id !== conversationId)) })),
}));

/** Nothing has come of it yet. */
export function isOpen({ answer, failure }: Turn): boolean {
  return answer === null && failure === null;
}

const REMEMBERED = 6;

/** What a further question goes on from: the newest answers to the colleague. */
export function earlier(turns: readonly Turn[]): { question: string; answer: string }[] {
  return turns
    .flatMap(({ question, answer, isForCustomer }) => (answer?.text && !isForCustomer ? [{ question, answer: answer.text }] : []))
    .slice(-REMEMBERED);
}

function changed(turns: readonly Turn[], id: string, change: Partial<Turn>): readonly Turn[] {
  return turns.map((turn) => (turn.id === id ? { ...turn, ...change } : turn));
}
