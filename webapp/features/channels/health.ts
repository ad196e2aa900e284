import type { ChannelCardFragment } from "@/gql/graphql";

const DAY = 86_400_000;
const EXPIRES_SOON = 7 * DAY;
const QUIET = 3 * DAY;

/** How a channel does, worst thing first. `none` needs nobody. */
export type Health =
  | { level: "danger"; problem: "disconnected" | "reconnect"; action: "connect" }
  | { level: "danger"; problem: "noWebhook"; action: "check" }
  | { level: "warn"; problem: "missingScopes" | "expires"; action: "connect" }
  | { level: "warn"; problem: "lowQuality"; action: "none" }
  | { level: "warn"; problem: "quiet" | "neverHeard"; action: "test" }
  | { level: "good"; problem: "none"; action: "none" };

type Facts = Pick<
  ChannelCardFragment,
  "status" | "webhookSubscribedAt" | "missingScopes" | "tokenExpiresAt" | "quality" | "lastWebhookAt"
>;

/** The one thing to say about a channel, and the one thing to do about it. */
export function healthOf(account: Facts, now: Date): Health {
  const { status, webhookSubscribedAt, missingScopes, tokenExpiresAt, quality, lastWebhookAt } = account;
  const age = (at: string) => now.getTime() - new Date(at).getTime();
  if (status === "DISCONNECTED") return { level: "danger", problem: "disconnected", action: "connect" };
  if (status === "RECONNECT") return { level: "danger", problem: "reconnect", action: "connect" };
  if (!webhookSubscribedAt) return { level: "danger", problem: "noWebhook", action: "check" };
  if (missingScopes.length > 0) return { level: "warn", problem: "missingScopes", action: "connect" };
  if (tokenExpiresAt && -age(tokenExpiresAt) < EXPIRES_SOON) return { level: "warn", problem: "expires", action: "connect" };
  if (quality === "RED") return { level: "warn", problem: "lowQuality", action: "none" };
  if (!lastWebhookAt) return { level: "warn", problem: "neverHeard", action: "test" };
  if (age(lastWebhookAt) > QUIET) return { level: "warn", problem: "quiet", action: "test" };
  return { level: "good", problem: "none", action: "none" };
}
