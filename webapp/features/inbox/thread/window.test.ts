import { expect, test } from "vitest";

import { countdown, messagingWindow } from "./window";

const now = Date.parse("2026-01-01T12:00:00Z");
const at = (hours: number) => new Date(now + hours * 3_600_000).toISOString();

test.each([
  ["WHATSAPP", at(3), null, "OPEN"],
  ["WHATSAPP", at(-1), null, "CLOSED"],
  ["WHATSAPP", null, null, "NEVER"],
  ["WHATSAPP", at(-1), at(100), "CLOSED"],
  ["INSTAGRAM", at(-1), at(100), "HUMAN"],
  ["INSTAGRAM", at(-200), at(-1), "CLOSED"],
] as const)("%s until %s, people until %s: %s", (channel, windowExpiresAt, humanWindowExpiresAt, state) => {
  expect(messagingWindow({ channel, windowExpiresAt, humanWindowExpiresAt }, now).state).toBe(state);
});

test("the countdown starts four hours before the end and never says zero", () => {
  const soon = messagingWindow({ channel: "WHATSAPP", windowExpiresAt: at(3.2), humanWindowExpiresAt: null }, now);
  expect(soon).toMatchObject({ state: "OPEN", isEnding: true });
  expect(countdown(3.2 * 3_600_000)).toEqual({ days: 0, hours: 3, minutes: 12 });
  expect(countdown(24 * 3_600_000)).toEqual({ days: 0, hours: 24, minutes: 0 });
  expect(countdown(24 * 3_600_000 + 900)).toEqual({ days: 0, hours: 24, minutes: 0 });
  expect(countdown(53 * 3_600_000)).toEqual({ days: 2, hours: 5, minutes: 0 });
  expect(countdown(200)).toEqual({ days: 0, hours: 0, minutes: 1 });
});
