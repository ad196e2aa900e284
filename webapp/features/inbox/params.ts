import type { ConversationFilter, ConversationSort, ConversationView } from "@/gql/graphql";
import { flag, id, list, number, object, oneOf, text } from "@/lib/lenient";

/**
 * The inbox's address: which view, which filters, which conversation. The page
 * on the server and the live screen read it the same way, so a link shows a
 * colleague what its sender saw.
 */

export const views = ["NEEDS_REPLY", "MINE", "UNASSIGNED", "MENTIONS", "ALL", "SNOOZED", "RESOLVED"] as const satisfies
  readonly ConversationView[];

/** Views that `G` and a letter lead to; from other pages the shell does. */
export const viewKeys: Partial<Record<ConversationView, string>> = { MINE: "g m", UNASSIGNED: "g u" };

const sorts = ["LAST_MESSAGE", "LONGEST_WAITING", "PRIORITY"] as const satisfies readonly ConversationSort[];
const statuses = ["OPEN", "PENDING", "SNOOZED", "RESOLVED"] as const;
const channels = ["WHATSAPP", "INSTAGRAM"] as const;
const priorities = ["NONE", "LOW", "MEDIUM", "HIGH", "URGENT"] as const;

export type InboxParams = {
  view: ConversationView | undefined;
  sort: ConversationSort | undefined;
  status: (typeof statuses)[number][];
  channel: (typeof channels)[number][];
  account: string[];
  assignee: string[];
  team: string[];
  label: string[];
  priority: (typeof priorities)[number][];
  unread: boolean;
  waiting: number | undefined;
  q: string | undefined;
  saved: string | undefined;
  c: string | undefined;
  m: string | undefined;
};

/** Minutes: a whole number that makes sense, or none. */
function minutes(value: unknown): number | undefined {
  const count = value === undefined || value === "" ? NaN : Number(value);
  return Number.isInteger(count) && count >= 1 && count <= 100_000 ? count : undefined;
}

/** Reads an address. Never fails: what makes no sense is as if it were absent. */
export function parseParams(search: Record<string, string | string[] | undefined>): InboxParams {
  const get = (key: string) => text(Array.isArray(search[key]) ? search[key][0] : search[key]);
  const word = <T extends string>(key: string, allowed: readonly T[]) => oneOf(allowed)(constant(get(key) ?? ""));
  // What is not known in a list is left out, so that an old link still opens.
  const words = <T extends string>(key: string, allowed: readonly T[]) => list(oneOf(allowed))(constant(get(key) ?? "").split(","));
  const ids = (key: string) => list(id)((get(key) ?? "").split(","));
  const q = get("q");
  return {
    view: word("view", views),
    sort: word("sort", sorts),
    status: words("status", statuses),
    channel: words("channel", channels),
    account: ids("account"),
    assignee: ids("assignee"),
    team: ids("team"),
    label: ids("label"),
    priority: words("priority", priorities),
    unread: get("unread") === "1",
    waiting: minutes(get("waiting")),
    q: q && q.length <= 200 ? q : undefined,
    saved: id(get("saved")),
    c: id(get("c")),
    m: id(get("m")),
  };
}

function constant(slugged: string): string {
  return slugged.toUpperCase().replaceAll("-", "_");
}

/** The shortest address that reads back as these params. */
export function formatParams(params: Partial<InboxParams>): string {
  const search = new URLSearchParams();
  const put = (key: string, value: string | undefined) => value && search.set(key, value);
  const list = (values: string[] | undefined) => values?.join(",");
  put("view", slug(params.view));
  put("sort", slug(params.sort));
  put("status", list(params.status)?.toLowerCase());
  put("channel", list(params.channel)?.toLowerCase());
  put("account", list(params.account));
  put("assignee", list(params.assignee));
  put("team", list(params.team));
  put("label", list(params.label));
  put("priority", list(params.priority)?.toLowerCase());
  put("unread", params.unread ? "1" : undefined);
  put("waiting", params.waiting?.toString());
  put("q", params.q?.trim());
  put("saved", params.saved);
  put("c", params.c);
  put("m", params.m);
  return search.toString().replaceAll("%2C", ",");
}

function slug(value: string | undefined): string | undefined {
  return value?.toLowerCase().replaceAll("_", "-");
}

export const defaultView: ConversationView = "NEEDS_REPLY";

/** Who has waited longest comes first where people wait; elsewhere what happened last. */
export function sortOf(params: Pick<InboxParams, "view" | "sort">): ConversationSort {
  if (params.sort) return params.sort;
  return (params.view ?? defaultView) === "NEEDS_REPLY" ? "LONGEST_WAITING" : "LAST_MESSAGE";
}

/** What to ask the server for. Keys are always in the same order and absent when empty, so that equal questions are equal. */
export function filterOf(params: InboxParams): ConversationFilter {
  const search = params.q?.trim();
  const filter: ConversationFilter = {};
  // Who searches seldom knows where it went: without a chosen view the server looks everywhere.
  if (params.view || !search) filter.view = params.view ?? defaultView;
  if (params.status.length) filter.statuses = params.status;
  if (params.channel.length) filter.channels = params.channel;
  if (params.account.length) filter.socialAccountIds = params.account;
  if (params.assignee.length) filter.assigneeIds = params.assignee;
  if (params.team.length) filter.teamIds = params.team;
  if (params.label.length) filter.labelIds = params.label;
  if (params.priority.length) filter.priorities = params.priority;
  if (params.unread) filter.isUnread = true;
  if (params.waiting) filter.waitingAtLeastMinutes = params.waiting;
  if (search) filter.search = search;
  return filter;
}

const savedFilter = object({
  view: oneOf(views),
  sort: oneOf(sorts),
  statuses: list(oneOf(statuses)),
  channels: list(oneOf(channels)),
  socialAccountIds: list(id),
  assigneeIds: list(id),
  teamIds: list(id),
  labelIds: list(id),
  priorities: list(oneOf(priorities)),
  isUnread: flag,
  waitingAtLeastMinutes: number,
  search: text,
});

/** The address of a saved view. Its filter is JSON of whoever wrote it, so it is read with care. */
export function paramsOfSaved(view: { id: string; filter: unknown }): InboxParams {
  const f = savedFilter(view.filter);
  if (!f) return { ...emptyParams, view: "ALL", saved: view.id };
  return {
    view: f.view ?? "ALL", sort: f.sort, status: f.statuses, channel: f.channels, account: f.socialAccountIds, assignee: f.assigneeIds,
    team: f.teamIds, label: f.labelIds, priority: f.priorities, unread: f.isUnread ?? false, waiting: minutes(f.waitingAtLeastMinutes), q: f.search,
    saved: view.id, c: undefined, m: undefined,
  };
}

/** No filter, no conversation. */
export const emptyParams: InboxParams = {
  view: undefined, sort: undefined, status: [], channel: [], account: [], assignee: [], team: [], label: [], priority: [],
  unread: false, waiting: undefined, q: undefined, saved: undefined, c: undefined, m: undefined,
};

/** How many conditions narrow the view, for the badge on the filter button. */
export function countFilters(params: InboxParams): number {
  const lists = [params.status, params.channel, params.account, params.assignee, params.team, params.label, params.priority];
  return lists.filter((list) => list.length > 0).length + Number(params.unread) + Number(Boolean(params.waiting));
}
