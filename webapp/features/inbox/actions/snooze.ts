/**
 * Moments people snooze until, from presets and from words ("mon 9", "demain
 * 14h30", "2h", "12/05"). All in the person's own time zone.
 */

export type Zoned = { year: number; month: number; day: number; hour: number; minute: number; weekday: number };

/** What the clock on the wall shows in a zone. Weekday 0 is Sunday. */
export function wallClock(at: Date, timeZone: string): Zoned {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric",
  });
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = part;
  return { year, month, day, hour, minute, weekday: new Date(Date.UTC(year, month - 1, day)).getUTCDay() };
}

/** The instant at which the wall clock shows this. Days and months may overflow. A time that a clock change skips becomes the one after it. */
export function instantOf({ year, month, day, hour, minute }: Omit<Zoned, "weekday">, timeZone: string): Date {
  const wanted = Date.UTC(year, month - 1, day, hour, minute);
  let guess = wanted;
  for (let round = 0; round < 2; round++) {
    const shown = wallClock(new Date(guess), timeZone);
    guess += wanted - Date.UTC(shown.year, shown.month - 1, shown.day, shown.hour, shown.minute);
  }
  return new Date(guess);
}

export type Preset = "LATER" | "THIS_EVENING" | "TOMORROW" | "MONDAY" | "NEXT_MONTH";

/** The presets that make sense now, soonest first. */
export function presets(now: Date, timeZone: string): { preset: Preset; at: Date }[] {
  const today = wallClock(now, timeZone);
  const at = (days: number, hour: number) => instantOf({ ...today, day: today.day + days, hour, minute: 0 }, timeZone);
  const toMonday = (8 - today.weekday) % 7 || 7;
  const all: { preset: Preset; at: Date }[] = [
    { preset: "LATER", at: new Date(Math.ceil((now.getTime() + 2 * 3_600_000) / 900_000) * 900_000) },
    { preset: "THIS_EVENING", at: at(0, 18) },
    { preset: "TOMORROW", at: at(1, 9) },
    { preset: "MONDAY", at: at(toMonday, 9) },
    { preset: "NEXT_MONTH", at: instantOf({ ...today, month: today.month + 1, day: 1, hour: 9, minute: 0 }, timeZone) },
  ];
  return all.filter(({ preset, at: moment }) => preset !== "THIS_EVENING" || moment.getTime() - now.getTime() > 3_600_000 * 2.5);
}

const weekdays = [
  ["sun", "dim"], ["mon", "lun"], ["tue", "mar"], ["wed", "mer"], ["thu", "jeu"], ["fri", "ven"], ["sat", "sam"],
];
const months = [
  ["jan"], ["feb", "fev"], ["mar"], ["apr", "avr"], ["may", "mai"], ["jun", "juin"], ["jul", "juil"], ["aug", "aou"], ["sep"], ["oct"], ["nov"], ["dec"],
];
const units: Record<string, number> = { m: 1, min: 1, minute: 1, h: 60, hour: 60, heure: 60, d: 1440, day: 1440, j: 1440, jour: 1440, w: 10080, week: 10080, sem: 10080, semaine: 10080 };

/** Reads a moment from words, English or French. Null when it is not one or is past. */
export function parseSnooze(text: string, now: Date, timeZone: string): Date | null {
  const words = text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[,.]/g, " ").trim();
  if (!words) return null;
  const moment = duration(words, now, timeZone) ?? dayAndTime(words, now, timeZone);
  return moment && moment.getTime() > now.getTime() ? moment : null;
}

function duration(words: string, now: Date, timeZone: string): Date | null {
  const match = /^(?:in |dans )?(\d{1,3})\s*([a-z]+?)s?$/.exec(words);
  const minutes = match ? units[match[2] ?? ""] : undefined;
  if (!match || !minutes) return null;
  const amount = Number(match[1]);
  if (minutes < 1440) return new Date(now.getTime() + amount * minutes * 60_000);
  const today = wallClock(now, timeZone);
  return instantOf({ ...today, day: today.day + (amount * minutes) / 1440, hour: 9, minute: 0 }, timeZone);
}


type Day = { days?: number; month?: number; day?: number };

function dayAndTime(words: string, now: Date, timeZone: string): Date | null {
  const today = wallClock(now, timeZone);
  let rest = ` ${words} `.replace(/ (next|on|at|a|le|prochain|this|ce|the) /g, " ").trim();
  const { day, left } = takeDay(rest, today);
  rest = left.trim();
  const time = rest ? takeTime(rest) : { hour: 9, minute: 0 };
  if (!time || (!day && !rest)) return null;
  const made = instantOf(
    {
      year: today.year,
      month: day?.month ?? today.month,
      day: day?.day ?? today.day + (day?.days ?? 0),
      ...time,
    },
    timeZone,
  );
  if (made.getTime() > now.getTime()) return made;
  // A bare time that has passed means tomorrow; a date that has passed means next year.
  if (!day) return instantOf({ ...today, day: today.day + 1, ...time }, timeZone);
  if (day.days === 0 && day.month === undefined) return null;
  return instantOf({ year: today.year + 1, month: day.month ?? today.month, day: day.day ?? today.day, ...time }, timeZone);
}

function takeDay(words: string, today: Zoned): { day: Day | null; left: string } {
  const [first = "", second = ""] = words.split(/\s+/);
  const after = (count: number) => words.split(/\s+/).slice(count).join(" ");
  if (/^(today|auj|aujourd'?hui)$/.test(first)) return { day: { days: 0 }, left: after(1) };
  if (/^(tonight|soir)$/.test(first)) return { day: { days: 0 }, left: after(1) || "18" };
  if (/^(tom|tomorrow|tmr|demain)$/.test(first)) return { day: { days: 1 }, left: after(1) };
  if (/^(week|semaine)$/.test(first)) return { day: { days: (8 - today.weekday) % 7 || 7 }, left: after(1) };
  const numeric = /^(\d{1,2})[/-](\d{1,2})$/.exec(first);
  if (numeric) return { day: { day: Number(numeric[1]), month: Number(numeric[2]) }, left: after(1) };
  const month = monthOf(second);
  if (/^\d{1,2}(st|nd|rd|th|er)?$/.test(first) && month) return { day: { day: parseInt(first, 10), month }, left: after(2) };
  const monthFirst = monthOf(first);
  if (monthFirst && /^\d{1,2}(st|nd|rd|th)?$/.test(second) && !isWeekday(first)) {
    return { day: { day: parseInt(second, 10), month: monthFirst }, left: after(2) };
  }
  const weekday = weekdays.findIndex((names) => names.some((name) => first.startsWith(name)));
  if (weekday >= 0 && first.length <= 9) return { day: { days: (weekday - today.weekday + 7) % 7 || 7 }, left: after(1) };
  return { day: null, left: words };
}

/** "mar 9" is Tuesday in French and March in English; the shorter snooze is meant far more often. */
function isWeekday(word: string): boolean {
  return word === "mar" || word.startsWith("mard");
}

function monthOf(word: string): number | null {
  const at = months.findIndex((names) => names.some((name) => word.startsWith(name)));
  return at >= 0 && /^[a-z]+$/.test(word) ? at + 1 : null;
}

const partsOfDay: [RegExp, number][] = [
  [/^(morning|matin)$/, 9], [/^(noon|midi)$/, 12], [/^(afternoon|apres-?midi)$/, 14], [/^(evening|soir|tonight)$/, 18],
];

function takeTime(words: string): { hour: number; minute: number } | null {
  const part = partsOfDay.find(([pattern]) => pattern.test(words));
  if (part) return { hour: part[1], minute: 0 };
  const match = /^(\d{1,2})(?:\s*[:h]\s*(\d{2})?)?\s*(am|pm)?$/.exec(words);
  if (!match) return null;
  const [, hours = "", minutes = "0", half] = match;
  let hour = Number(hours);
  if (half === "pm" && hour < 12) hour += 12;
  if (half === "am" && hour === 12) hour = 0;
  return hour > 23 || Number(minutes) > 59 ? null : { hour, minute: Number(minutes) };
}
