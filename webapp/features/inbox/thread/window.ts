import type { Channel } from "@/gql/graphql";

const HOUR = 3_600_000;

type Windowed = { channel: Channel; windowExpiresAt: string | null; humanWindowExpiresAt: string | null };

/**
 * Whether and how long one may still write freely.
 * OPEN: anything. HUMAN: Instagram's seven days, for people only. CLOSED: a
 * template on WhatsApp, nothing on Instagram. NEVER: the customer has not written yet.
 */
export type MessagingWindow =
  | { state: "OPEN"; until: number; msLeft: number; isEnding: boolean }
  | { state: "HUMAN"; until: number; msLeft: number }
  | { state: "CLOSED" | "NEVER" };

/** The countdown shows from four hours on; before that it would only be noise. */
export const ENDING_MS = 4 * HOUR;

export function messagingWindow(c: Windowed, now: number): MessagingWindow {
  const until = c.windowExpiresAt ? Date.parse(c.windowExpiresAt) : null;
  if (until && until > now) return { state: "OPEN", until, msLeft: until - now, isEnding: until - now < ENDING_MS };
  const human = c.humanWindowExpiresAt ? Date.parse(c.humanWindowExpiresAt) : null;
  if (c.channel === "INSTAGRAM" && human && human > now) return { state: "HUMAN", until: human, msLeft: human - now };
  return { state: until ? "CLOSED" : "NEVER" };
}

/** A countdown's two largest parts: 3 h 12, 12 min, 2 d 5 h. Never "0", and a whole day is 24 h, also when the clocks differ a little. */
export function countdown(ms: number): { days: number; hours: number; minutes: number } {
  const exact = Math.max(1, Math.ceil(ms / 60_000));
  const total = exact > 1440 && exact < 1500 ? 1440 : exact;
  const days = total > 1440 ? Math.floor(total / 1440) : 0;
  return { days, hours: Math.floor((total - days * 1440) / 60), minutes: total % 60 };
}
