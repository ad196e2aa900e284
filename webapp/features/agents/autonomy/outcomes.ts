import type { TopicRowFragment } from "@/gql/graphql";

type Outcomes = TopicRowFragment["outcomes"];
type Drafts = Omit<Outcomes, "__typename" | "sent" | "bad">;

/** Drafts that people sent as they were or nearly, out of those they decided about. */
export function drafts({ accepted, smallEdits, rewritten, discarded, answeredOtherwise, ratedBad }: Drafts) {
  const good = accepted + smallEdits;
  return { good, judged: good + rewritten + discarded + answeredOtherwise + ratedBad };
}

/** What became of drafts, best first, without what never happened. */
export function fates(outcomes: Drafts) {
  const all = [
    { fate: "accepted", count: outcomes.accepted, look: "bg-ai" },
    { fate: "smallEdits", count: outcomes.smallEdits, look: "bg-ai/55" },
    { fate: "rewritten", count: outcomes.rewritten, look: "bg-n11" },
    { fate: "answeredOtherwise", count: outcomes.answeredOtherwise, look: "bg-n8" },
    { fate: "discarded", count: outcomes.discarded, look: "bg-n6" },
    { fate: "ratedBad", count: outcomes.ratedBad, look: "bg-danger" },
  ] as const;
  return all.filter(({ count }) => count > 0);
}
