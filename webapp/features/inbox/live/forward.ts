import type { Cache } from "@urql/exchange-graphcache";
import { gql } from "urql";

import type { MessageItemFragment, MessageStatus } from "@/gql/graphql";

/** What the newest news of one of our messages said. */
type Progress = Pick<MessageItemFragment, "status" | "revision" | "failure" | "attempts" | "sentAt" | "deliveredAt" | "readAt">;

const ranks: Record<MessageStatus, number> = { RECEIVED: 0, QUEUED: 0, SENDING: 1, UNKNOWN: 2, FAILED: 2, SENT: 3, DELIVERED: 4, READ: 5, PLAYED: 6 };

const progress = gql`
  fragment MessageProgress on Message {
    id
    status
    revision
    failure {
      cause
      remedy
      code
      details
      canRetry
    }
    sentAt
    deliveredAt
    readAt
    attempts {
      number
      state
      startedAt
      finishedAt
      errorCode
      errorDetails
    }
  }
`;

/** The latest of our messages that changed while this page is open. */
const newest = new Map<string, Progress>();
/** What is known to be said in customers' recordings. */
const heard = new Map<string, Spoken>();
const KEPT = 500;

function remember<V>(known: Map<string, V>, id: string, value: V) {
  known.delete(id);
  known.set(id, value);
  const oldest = known.size > KEPT ? known.keys().next().value : undefined;
  if (oldest) known.delete(oldest);
}

/**
 * Whether news of a message is older than what is known. Only where the status is the
 * same do attempts tell, because they are read after the rest.
 */
function isOlder(news: Progress, known: Progress): boolean {
  if (news.revision !== known.revision) return news.revision < known.revision;
  if (news.attempts.length !== known.attempts.length) return news.attempts.length < known.attempts.length;
  return Boolean(known.attempts.at(-1)?.finishedAt && !news.attempts.at(-1)?.finishedAt);
}

/**
 * Ticks never go back, nor their times, nor what was tried and why it failed: an answer
 * to Send can arrive after the event that the message was delivered.
 */
function keepForward(written: object, _args: object, cache: Cache) {
  const message = written as Partial<MessageItemFragment>;
  if (!message.id || message.direction !== "OUT" || message.revision === undefined || !message.attempts) return;
  const news = message as MessageItemFragment;
  const known = newest.get(news.id);
  if (known && isOlder(news, known)) {
    const { status, revision, failure, sentAt, deliveredAt, readAt, attempts } = known;
    cache.writeFragment(progress, { __typename: "Message", id: news.id, status, revision, failure, sentAt, deliveredAt, readAt, attempts });
    return;
  }
  remember(newest, news.id, news);
}

/** Runs whenever one of these is written into the cache, one after the other: what is kept of the first must outlive the last. */
export const forward = { status: keepForward, revision: keepForward, failure: keepForward, attempts: keepForward, sentAt: keepForward, deliveredAt: keepForward, readAt: keepForward };

const shownStatus = gql`
  fragment ShownStatus on Conversation {
    id
    lastMessage {
      id
      status
    }
  }
`;

/**
 * Runs whenever what a line of the list shows is written into the cache: its
 * ticks go back no more than the message's own, which may have been told first.
 */
export function keepShownForward(written: object, _args: object, cache: Cache) {
  const { id, lastMessage } = written as { id?: string; lastMessage?: { id: string; status?: MessageStatus } | null };
  const known = lastMessage && newest.get(lastMessage.id);
  if (!id || !known || !lastMessage.status || ranks[known.status] <= ranks[lastMessage.status]) return;
  cache.writeFragment(shownStatus, { __typename: "Conversation", id, lastMessage: { __typename: "MessagePreview", id: lastMessage.id, status: known.status } });
}

type Spoken = NonNullable<MessageItemFragment["transcript"]>;

const transcription = gql`
  fragment MessageTranscript on Message {
    id
    transcript {
      state
      reason
      text
      language
    }
  }
`;

/**
 * Runs whenever a message's transcript is written into the cache: what has been
 * written down is not undone by the answer to a question that was asked before,
 * such as Transcribe or a reaction. Only who takes the recording back undoes it.
 */
export function keepTranscript(written: object, _args: object, cache: Cache) {
  const { id, transcript, deletedAt } = written as Partial<MessageItemFragment>;
  if (!id) return;
  if (deletedAt) heard.delete(id);
  else if (transcript?.state === "DONE") remember(heard, id, transcript);
  else {
    const known = heard.get(id);
    if (known) cache.writeFragment(transcription, { __typename: "Message", id, transcript: known });
  }
}
