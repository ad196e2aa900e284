type Bucket = { bucket: number; count: number; good: number; common: number; own: number };

/** A column of the chart, all in percent: what was good, what the curve for all says of it, and this workspace's own. */
export type Point = { from: number; to: number; middle: number; count: number; share: number; common: number; own: number };

/** The buckets that say something, in order; a share of three answers is chance. */
export function points(buckets: readonly Bucket[], least: number): Point[] {
  return buckets
    .filter(({ count }) => count >= least)
    .map(({ bucket, count, good, common, own }) => ({
      from: bucket * 10,
      to: bucket * 10 + 10,
      middle: bucket * 10 + 5,
      count,
      share: Math.round((100 * good) / count),
      common: Math.round(100 * common),
      own: Math.round(100 * own),
    }))
    .sort((a, b) => a.from - b.from);
}
