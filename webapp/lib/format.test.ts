import { describe, expect, it } from "vitest";

import { badgeCount, dayName, fileSize, initials, playTime, shortTime } from "./format";

const en = { locale: "en", timeZone: "Europe/Paris" };
const fr = { locale: "fr", timeZone: "Europe/Paris" };
const now = new Date("2025-11-12T10:00:00Z");
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

describe("shortTime", () => {
  it.each([
    [ago(0), "now", "à l’instant"],
    [ago(-3), "now", "à l’instant"],
    [ago(4), "4m", "4\u202fmin"],
    [ago(59), "59m", "59\u202fmin"],
    [ago(60 * 23), "23h", "23\u202fh"],
    [ago(60 * 30), "Nov 11", "11 nov."],
    [new Date("2024-02-03T10:00:00Z"), "02/03/2024", "03/02/2024"],
  ])("%s", (at, english, french) => {
    expect(shortTime(at, now, en)).toBe(english);
    expect(shortTime(at, now, fr)).toBe(french);
  });
});

describe("dayName", () => {
  it("names the days people have words for, in their own zone", () => {
    expect(dayName("2025-11-12T01:00:00Z", now, en)).toBe("Today");
    expect(dayName("2025-11-11T23:30:00Z", now, en)).toBe("Today");
    expect(dayName("2025-11-11T12:00:00Z", now, fr)).toBe("Hier");
    expect(dayName("2025-11-04T12:00:00Z", now, en)).toBe("Tuesday, November 4");
    expect(dayName("2024-11-04T12:00:00Z", now, fr)).toBe("Lundi 4 novembre 2024");
  });
});

describe("small things", () => {
  it("shows sizes, lengths and counts", () => {
    expect(fileSize(999, en)).toBe("999\u00a0B");
    expect(fileSize(1_430_000, fr)).toBe("1,4\u00a0Mo");
    expect(playTime(7_400)).toBe("0:07");
    expect(badgeCount(99)).toBe("99");
    expect(badgeCount(1204)).toBe("99+");
  });
  it("makes initials of any script", () => {
    expect(initials("Ada Lovelace")).toBe("AL");
    expect(initials("لينا حداد")).toBe("لح");
    expect(initials("+33 6 12")).toBe("+");
    expect(initials("🌿 Fleurs")).toBe("🌿");
    expect(initials("")).toBe("");
  });
});
