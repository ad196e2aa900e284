let events = 0;

/** Counts what the live subscription brings. */
export function noteEvent() {
  events++;
}

/**
 * How many events have come. What happens while an answer is on its way may be
 * missing in it, and the cache lets the answer win: whoever asked compares.
 */
export function eventsSoFar(): number {
  return events;
}
