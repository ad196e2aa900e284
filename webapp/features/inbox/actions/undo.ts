import type { Placed } from "../live/matches";

/** Ids by what they had before, so that one request puts back each group. */
export function groupBy<T>(ids: readonly string[], before: ReadonlyMap<string, Placed>, valueOf: (c: Placed) => T): { value: T; ids: string[] }[] {
  const groups = new Map<string, { value: T; ids: string[] }>();
  for (const id of ids) {
    const was = before.get(id);
    if (!was) continue;
    const value = valueOf(was);
    const key = JSON.stringify(value);
    const group = groups.get(key) ?? { value, ids: [] };
    group.ids.push(id);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** Those that a change of labels really changes: only they are put back by Undo. */
export function changedBy(ids: readonly string[], before: ReadonlyMap<string, Placed>, labelId: string, isAdding: boolean): string[] {
  return ids.filter((id) => before.get(id)?.labels.some((label) => label.id === labelId) !== isAdding);
}
