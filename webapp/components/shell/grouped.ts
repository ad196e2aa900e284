import type { Action, ActionGroup } from "@/lib/shortcuts/registry";

const order: ActionGroup[] = ["conversation", "composer", "view", "navigation", "person", "general"];

/** Actions under their headings, what one does most often first. */
export function grouped(actions: Action[]): [ActionGroup, Action[]][] {
  return order
    .map((group): [ActionGroup, Action[]] => [group, actions.filter((action) => action.group === group)])
    .filter(([, entries]) => entries.length > 0);
}
