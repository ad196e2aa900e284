import type { ReplyPassagesFragment, ReplyReason } from "@/gql/graphql";

/** How much of an answer its sources say, unless something else has to be looked at first. */
export type Grounding = "supported" | "partly" | "not" | "doubtful";

type Part = Pick<ReplyPassagesFragment["parts"][number], "text" | "isGrounded">;

/** Reasons for which nobody should trust a draft at a glance, though its sources say every word of it. */
const doubts: readonly ReplyReason[] = [
  "WEAK_EVIDENCE", "DISAGREEMENT", "STALE", "PROMISE", "WORDS", "HARMFUL_ANSWER", "LINK", "LEAK", "INJECTION", "CHECK_UNAVAILABLE", "MODERATION_UNAVAILABLE",
];

/** What to say of an answer in one word. White space is no claim. */
export function groundingOf(parts: readonly Part[], reason: ReplyReason | null): Grounding {
  const said = parts.filter(({ text }) => text.trim() !== "");
  const grounded = said.filter(({ isGrounded }) => isGrounded).length;
  if (grounded < said.length) return grounded === 0 ? "not" : "partly";
  return reason && doubts.includes(reason) ? "doubtful" : "supported";
}
