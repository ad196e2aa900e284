type Bucket = { bucket: number; count: number; good: number };

/** A column of the chart, all in percent. */
export type Point = { from: number; to: number; middle: number; count: number; share: number };

/** The buckets that say something, in order; a share of three answers is chance. */
export function points(buckets: readonly Bucket[], least: number): Point[] {
  return buckets
    .filter(({ count }) => count >= least)
    .map(({ bucket, count, good }) => ({ from: bucket * 10, to: bucket * 10 + 10, middle: bucket * 10 + 5, count, share: Math.round((100 * good) / count) }))
    .sort((a, b) => a.from - b.from);
}
