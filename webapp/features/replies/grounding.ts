import type { ReplyDraftFragment } from "@/gql/graphql";

export type Grounding = "supported" | "partly" | "not";

type Part = Pick<ReplyDraftFragment["parts"][number], "text" | "isGrounded">;

/** How much of an answer its sources say. White space is no claim. */
export function groundingOf(parts: readonly Part[]): Grounding {
  const said = parts.filter(({ text }) => text.trim() !== "");
  const grounded = said.filter(({ isGrounded }) => isGrounded).length;
  if (grounded === said.length) return "supported";
  return grounded === 0 ? "not" : "partly";
}
