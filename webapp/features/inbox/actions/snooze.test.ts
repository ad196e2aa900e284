import { describe, expect, test } from "vitest";

import { instantOf, parseSnooze, presets, wallClock } from "./snooze";

const paris = "Europe/Paris";
// Wednesday 6 May 2026, 15:20 in Paris.
const now = new Date("2026-05-06T13:20:00Z");
const local = (at: Date | null) => {
  if (!at) return null;
  const { month, day, hour, minute } = wallClock(at, paris);
  return `${day}/${month} ${hour}:${String(minute).padStart(2, "0")}`;
};

describe("words", () => {
  test.each([
    ["mon 9", "11/5 9:00"],
    ["monday 9:30", "11/5 9:30"],
    ["next monday", "11/5 9:00"],
    ["lun 9", "11/5 9:00"],
    ["mardi 14h30", "12/5 14:30"],
    ["tomorrow", "7/5 9:00"],
    ["demain 14h", "7/5 14:00"],
    ["tomorrow 2pm", "7/5 14:00"],
    ["demain matin", "7/5 9:00"],
    ["tonight", "6/5 18:00"],
    ["ce soir", "6/5 18:00"],
    ["17:45", "6/5 17:45"],
    ["9", "7/5 9:00"],
    ["2h", "6/5 17:20"],
    ["in 30 min", "6/5 15:50"],
    ["dans 3 jours", "9/5 9:00"],
    ["2 weeks", "20/5 9:00"],
    ["12/06", "12/6 9:00"],
    ["12 juin 10h", "12/6 10:00"],
    ["june 12 10am", "12/6 10:00"],
    ["wed 9", "13/5 9:00"],
    ["next week", "11/5 9:00"],
  ])("%s", (text, expected) => {
    expect(local(parseSnooze(text, now, paris))).toBe(expected);
  });

  test.each(["", "hello", "25:00", "today 9", "0h"])("%s is no moment to come", (text) => {
    expect(parseSnooze(text, now, paris)).toBeNull();
  });

  test("a date that has passed is next year's", () => {
    expect(parseSnooze("1/2", now, paris)?.toISOString()).toBe("2027-02-01T08:00:00.000Z");
  });
});

test("nine stays nine when the clock changes in between", () => {
  const saturday = new Date("2026-03-28T10:00:00Z");
  expect(parseSnooze("tomorrow 9", saturday, paris)?.toISOString()).toBe("2026-03-29T07:00:00.000Z");
});

test("a time that the change of clocks skips becomes the one after", () => {
  const skipped = instantOf({ year: 2026, month: 3, day: 29, hour: 2, minute: 30 }, paris);
  expect(wallClock(skipped, paris).hour).toBe(3);
});

test("presets are in the future and leave out an evening that has begun", () => {
  const late = new Date("2026-05-06T17:00:00Z");
  expect(presets(now, paris).map(({ preset }) => preset)).toContain("THIS_EVENING");
  expect(presets(late, paris).map(({ preset }) => preset)).not.toContain("THIS_EVENING");
  for (const { at } of presets(now, paris)) expect(at.getTime()).toBeGreaterThan(now.getTime());
});
