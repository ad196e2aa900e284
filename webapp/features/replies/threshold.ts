import { z } from "zod";

const input = z.object({
  claims: z.number(),
  support: z.number(),
  // Of older traces these are not known: there was one curve for all.
  common: z.number().optional(),
  judged: z.number().default(0),
  threshold: z.object({ send: z.number(), from: z.enum(["TOPIC", "ACCOUNT", "CHANNEL", "WORKSPACE"]), topic: z.string() }),
  topics: z.array(z.object({ name: z.string() })),
});

/**
 * What an answer needed to be sent and what that was set for, how likely it was held right and by whose record, in percent;
 * null when it states nothing, or from before that was written down.
 */
export function needed(steps: readonly { node: string; input: unknown }[]) {
  const read = input.safeParse(steps.find(({ node }) => node === "DECIDE")?.input);
  if (!read.success || read.data.claims === 0) return null;
  const { threshold, topics, support, common, judged } = read.data;
  const percent = (share: number) => Math.round(share * 100);
  return {
    from: threshold.from,
    topic: threshold.topic,
    send: percent(threshold.send),
    topics: topics.map(({ name }) => name),
    support: percent(support),
    common: percent(common ?? support),
    judged,
  };
}
