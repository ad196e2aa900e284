import type { ThreadRow } from "./grouping";

/** The row at this place, or the next that will be there when the thread is opened again. */
export function keyBelow(rows: readonly ThreadRow[], at = rows.length): string | null {
  return rows.slice(at).find(({ type }) => type !== "unread")?.key ?? null;
}

/** How much there is below what is in sight. */
export function belowOf({ scrollHeight, scrollTop, clientHeight }: HTMLElement) {
  return scrollHeight - scrollTop - clientHeight;
}

/** Where the thread begins and ends, in pixels. */
export const PADDING = { start: 16, end: 8 };

/** A short conversation stands at the bottom, near the composer; so does what is not measured yet. */
export function placement(total: number, height: number, start: number | undefined) {
  if (start === undefined) return { bottom: PADDING.end };
  return { top: 0, transform: `translateY(${start + Math.max(0, height - total)}px)` };
}

export function estimate(row: ThreadRow | undefined): number {
  if (!row || row.type !== "item") return 36;
  if (row.item.type !== "message") return 60;
  const { body, attachments } = row.item.message;
  return 44 + Math.floor(body.length / 60) * 21 + attachments.length * 180;
}
