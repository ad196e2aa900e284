/** How a count compares with the one of as long a time before. */
export function trend(count: number, before: number): { kind: "new" | "more" | "less" | "same"; n: number } {
  if (before === 0) return { kind: "new", n: count };
  if (count === before) return { kind: "same", n: 0 };
  return count > before ? { kind: "more", n: count - before } : { kind: "less", n: before - count };
}
