/** Whether a text is one of a closed set of words. */
export function isOneOf<T extends string>(value: string, allowed: readonly T[]): value is T {
  return allowed.some((one) => one === value);
}
