import type { Channel, TryAgentInput } from "@/gql/graphql";

/** Who answers: what is published, the draft, or a version; by its own model or another. */
export type Contender = { config: string; model: string };

export const PUBLISHED = "published";
export const DRAFT = "draft";
export const OWN_MODEL = "own";

export const first: Contender = { config: PUBLISHED, model: OWN_MODEL };

/** What to ask the server for. */
export function inputOf({ config, model }: Contender, question: string, channel: Channel): TryAgentInput {
  const input: TryAgentInput = { question, channel };
  if (config === DRAFT) input.isDraft = true;
  else if (config !== PUBLISHED) input.versionId = config;
  if (model !== OWN_MODEL) input.model = model;
  return input;
}
