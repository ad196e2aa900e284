import { create } from "zustand";

type Offer = { id: string; body: string };

type Replies = {
  /** How often the AI's answer for a conversation has changed: whoever shows it reads again. */
  changes: Readonly<Record<string, number>>;
  /** What the AI has written so far, while it writes: for a conversation, or to a colleague's question. */
  streams: Readonly<Record<string, string>>;
  /** The draft that stands in the composer of a conversation; Tab takes it. */
  offers: Readonly<Record<string, Offer>>;
  /** The draft that a conversation's text began as: sending it is approving that. */
  taken: Readonly<Record<string, string>>;
  change: (conversationId: string) => void;
  stream: (id: string, text: string) => void;
  offer: (conversationId: string, offer: Offer | null) => void;
  take: (conversationId: string, replyId: string | null) => void;
};

/** What the live subscription says of the AI's answers, and which of them a person is about to send. */
export const useReplies = create<Replies>((set) => ({
  changes: {},
  streams: {},
  offers: {},
  taken: {},
  // A run that has ended, or a new draft, is no longer being written.
  change: (id) => set(({ changes, streams }) => ({ changes: { ...changes, [id]: (changes[id] ?? 0) + 1 }, streams: without(streams, id) })),
  stream: (id, text) => set(({ streams }) => ({ streams: { ...streams, [id]: text } })),
  offer: (id, offer) => set(({ offers }) => ({ offers: offer ? { ...offers, [id]: offer } : without(offers, id) })),
  take: (id, replyId) => set(({ taken }) => ({ taken: replyId ? { ...taken, [id]: replyId } : without(taken, id) })),
}));

function without<T>(record: Readonly<Record<string, T>>, id: string): Readonly<Record<string, T>> {
  if (!(id in record)) return record;
  return Object.fromEntries(Object.entries(record).filter(([key]) => key !== id));
}
