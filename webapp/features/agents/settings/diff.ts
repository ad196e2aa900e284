import type { ConfigForm } from "./schema";

/** A setting that is another one: both values, or for lists what came and what went. */
export type Difference = { path: string; before: string; after: string } | { path: string; added: string[]; removed: string[] };

type Value = string | number | boolean | null | undefined | readonly Value[] | { readonly [key: string]: Value };

/** Of a list's objects, what says which one it is; the rest is its content. */
const line = (value: Value): string =>
  typeof value === "object" && value !== null
    ? Object.values(value as object).map((one: Value) => line(one)).filter(Boolean).join(" · ")
    : value === null || value === undefined
      ? ""
      : String(value);

/** What differs between two configurations, by path, in the settings' order. */
export function differences(before: ConfigForm, after: ConfigForm): Difference[] {
  return walk("", before as unknown as Value, after as unknown as Value);
}

function walk(path: string, before: Value, after: Value): Difference[] {
  if (Array.isArray(before) && Array.isArray(after)) {
    const [was, is] = [before.map(line), after.map(line)];
    const added = is.filter((one) => !was.includes(one));
    const removed = was.filter((one) => !is.includes(one));
    return added.length + removed.length > 0 ? [{ path, added, removed }] : [];
  }
  if (isRecord(before) && isRecord(after)) {
    return Object.keys(after).flatMap((key) => walk(path ? `${path}.${key}` : key, before[key], after[key]));
  }
  return before === after ? [] : [{ path, before: line(before), after: line(after) }];
}

function isRecord(value: Value): value is { readonly [key: string]: Value } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
