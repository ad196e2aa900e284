/** Numbers and dates as people read them. Everything takes the person's locale and time zone; nothing reads the clock. */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export type FormatContext = { locale: string; timeZone: string };

const cache = new Map<string, Intl.DateTimeFormat>();

function dateTime({ locale, timeZone }: FormatContext, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale}|${timeZone}|${JSON.stringify(options)}`;
  let made = cache.get(key);
  if (!made) {
    made = new Intl.DateTimeFormat(locale, { timeZone, ...options });
    cache.set(key, made);
  }
  return made;
}

/** "now", "4m", "3h" within a day, then "12 Nov", then "12/11/2025". Made for a right-aligned column of tabular figures. */
export function shortTime(at: string | Date, now: Date, ctx: FormatContext): string {
  const then = new Date(at);
  const age = now.getTime() - then.getTime();
  if (age < DAY) return shortDuration(Math.max(age, 0), ctx);
  if (dayKey(then, ctx).slice(0, 4) === dayKey(now, ctx).slice(0, 4)) return dateTime(ctx, { day: "numeric", month: "short" }).format(then);
  return dateTime(ctx, { day: "2-digit", month: "2-digit", year: "numeric" }).format(then);
}

/** A length of time in its largest unit: "now", "4m", "3h", "2d" ("2 j" in French). */
export function shortDuration(ms: number, { locale }: FormatContext): string {
  const french = locale.startsWith("fr");
  const unit = (n: number, en: string, fr: string) => (french ? `${n}\u202f${fr}` : `${n}${en}`);
  if (ms < MINUTE) return french ? "à l’instant" : "now";
  if (ms < HOUR) return unit(Math.floor(ms / MINUTE), "m", "min");
  if (ms < DAY) return unit(Math.floor(ms / HOUR), "h", "h");
  return unit(Math.floor(ms / DAY), "d", "j");
}

/** A sentence's time: "4 minutes ago", "in 3 days". */
export function relativeTime(at: string | Date, now: Date, { locale }: FormatContext): string {
  const diff = new Date(at).getTime() - now.getTime();
  const size = Math.abs(diff);
  const format = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  if (size < MINUTE) return format.format(0, "second");
  if (size < HOUR) return format.format(Math.trunc(diff / MINUTE), "minute");
  if (size < DAY) return format.format(Math.trunc(diff / HOUR), "hour");
  if (size < 30 * DAY) return format.format(Math.trunc(diff / DAY), "day");
  return format.format(Math.trunc(diff / (30 * DAY)), "month");
}

/** Time of day in the person's zone: "14:05", "2:05 PM". */
export function clock(at: string | Date, ctx: FormatContext): string {
  return dateTime(ctx, { hour: "numeric", minute: "2-digit" }).format(new Date(at));
}

/** The full instant, for tooltips and tables. */
export function absoluteTime(at: string | Date, ctx: FormatContext): string {
  return dateTime(ctx, { dateStyle: "medium", timeStyle: "short" }).format(new Date(at));
}

/** A day without its time, for tables. */
export function dateOnly(at: string | Date, ctx: FormatContext): string {
  return dateTime(ctx, { dateStyle: "medium" }).format(new Date(at));
}

/** The calendar day in the person's zone, as YYYY-MM-DD: equal keys mean the same day. */
export function dayKey(at: string | Date, { timeZone }: FormatContext): string {
  return dateTime({ locale: "en-CA", timeZone }, { year: "numeric", month: "2-digit", day: "2-digit" }).format(new Date(at));
}

/** A day separator: "Today", "Yesterday", "Tuesday 4 November". */
export function dayName(at: string | Date, now: Date, ctx: FormatContext): string {
  const key = dayKey(at, ctx);
  const word = new Intl.RelativeTimeFormat(ctx.locale, { numeric: "auto" });
  if (key === dayKey(now, ctx)) return capital(word.format(0, "day"), ctx.locale);
  if (key === dayKey(new Date(now.getTime() - DAY), ctx)) return capital(word.format(-1, "day"), ctx.locale);
  const sameYear = key.slice(0, 4) === dayKey(now, ctx).slice(0, 4);
  const options: Intl.DateTimeFormatOptions = { weekday: "long", day: "numeric", month: "long" };
  return capital(dateTime(ctx, sameYear ? options : { ...options, year: "numeric" }).format(new Date(at)), ctx.locale);
}

/** Minutes and seconds of a recording: "0:07". */
export function playTime(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** "1.4 MB", "1,4 Mo". */
export function fileSize(bytes: number, { locale }: Pick<FormatContext, "locale">): string {
  const units = locale.startsWith("fr") ? ["o", "ko", "Mo", "Go"] : ["B", "KB", "MB", "GB"];
  let value = bytes;
  let step = 0;
  while (value >= 1000 && step < units.length - 1) {
    value /= 1000;
    step++;
  }
  const digits = step > 0 && value < 10 ? 1 : 0;
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value)}\u00a0${units[step]}`;
}

/** A count with the person's thousands separator. */
export function count(n: number, { locale }: Pick<FormatContext, "locale">): string {
  return new Intl.NumberFormat(locale).format(n);
}

/** "99+" past 99, for badges. */
export function badgeCount(n: number): string {
  return n > 99 ? "99+" : String(n);
}

/** Two letters for an avatar without a picture; digits and emoji give one sign. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const first = Array.from(words[0] ?? "")[0] ?? "";
  const last = words.length > 1 ? (Array.from(words[words.length - 1] ?? "")[0] ?? "") : "";
  const both = /\p{L}/u.test(first) && /\p{L}/u.test(last) ? first + last : first;
  return both.toLocaleUpperCase();
}

function capital(text: string, locale: string): string {
  const [first = "", ...rest] = Array.from(text);
  return first.toLocaleUpperCase(locale) + rest.join("");
}
