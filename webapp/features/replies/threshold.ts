import { z } from "zod";

const input = z.object({
  claims: z.number(),
  threshold: z.object({ send: z.number(), from: z.enum(["TOPIC", "ACCOUNT", "CHANNEL", "WORKSPACE"]), topic: z.string() }),
  topics: z.array(z.object({ name: z.string() })),
});

/** What an answer needed to be sent and what that was set for, in percent; null when it states nothing, or from before that was written down. */
export function needed(steps: readonly { node: string; input: unknown }[]) {
  const read = input.safeParse(steps.find(({ node }) => node === "DECIDE")?.input);
  if (!read.success || read.data.claims === 0) return null;
  const { threshold, topics } = read.data;
  return { ...threshold, send: Math.round(threshold.send * 100), topics: topics.map(({ name }) => name) };
}
