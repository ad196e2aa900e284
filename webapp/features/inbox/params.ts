import { z } from "zod";

import type { ConversationFilter, ConversationSort, ConversationView } from "@/gql/graphql";

/**
 * The inbox's address: which view, which filters, which conversation. The page
 * on the server and the live screen read the same schema, so a link shows a
 * colleague what its sender saw.
 */

export const views = ["NEEDS_REPLY", "MINE", "UNASSIGNED", "MENTIONS", "ALL", "SNOOZED", "RESOLVED"] as const satisfies
  readonly ConversationView[];

const sorts = ["LAST_MESSAGE", "LONGEST_WAITING", "PRIORITY"] as const satisfies readonly ConversationSort[];
const statuses = ["OPEN", "PENDING", "SNOOZED", "RESOLVED"] as const;
const channels = ["WHATSAPP", "INSTAGRAM"] as const;
const priorities = ["NONE", "LOW", "MEDIUM", "HIGH", "URGENT"] as const;

const id = z.uuid();

/** A comma-separated list; what is not known is left out, so that an old link still opens. */
function listOf<T>(read: (item: string) => T | undefined) {
  return z
    .string()
    .catch("")
    .transform((text) => text.split(",").flatMap((item) => read(item) ?? []));
}

const ids = listOf((item) => id.safeParse(item).data);

function words<T extends string>(allowed: readonly T[]) {
  return listOf((item) => allowed.find((word) => word === constant(item)));
}

function word<T extends string>(allowed: readonly T[]) {
  return z
    .string()
    .catch("")
    .transform((text) => allowed.find((one) => one === constant(text)));
}

function constant(slugged: string): string {
  return slugged.toUpperCase().replaceAll("-", "_");
}

const schema = z.object({
  view: word(views),
  sort: word(sorts),
  status: words(statuses),
  channel: words(channels),
  account: ids,
  assignee: ids,
  team: ids,
  label: ids,
  priority: words(priorities),
  unread: z
    .string()
    .catch("")
    .transform((text) => text === "1"),
  waiting: z.coerce.number().int().min(1).max(100_000).optional().catch(undefined),
  q: z.string().max(200).optional().catch(undefined),
  saved: id.optional().catch(undefined),
  c: id.optional().catch(undefined),
  m: id.optional().catch(undefined),
});

export type InboxParams = z.output<typeof schema>;

/** Reads an address. Never fails: what makes no sense is as if it were absent. */
export function parseParams(search: Record<string, string | string[] | undefined>): InboxParams {
  const flat = Object.entries(search).map(([key, value]) => [key, Array.isArray(value) ? value[0] : value]);
  return schema.parse(Object.fromEntries(flat));
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

const savedFilter = z
  .object({
    view: z.enum(views).optional().catch(undefined),
    sort: z.enum(sorts).optional().catch(undefined),
    statuses: z.array(z.enum(statuses)).catch([]),
    channels: z.array(z.enum(channels)).catch([]),
    socialAccountIds: z.array(id).catch([]),
    assigneeIds: z.array(id).catch([]),
    teamIds: z.array(id).catch([]),
    labelIds: z.array(id).catch([]),
    priorities: z.array(z.enum(priorities)).catch([]),
    isUnread: z.boolean().catch(false),
    waitingAtLeastMinutes: z.number().int().positive().optional().catch(undefined),
    search: z.string().optional().catch(undefined),
  })
  .catch({
    statuses: [], channels: [], socialAccountIds: [], assigneeIds: [], teamIds: [], labelIds: [], priorities: [], isUnread: false,
  });

/** The address of a saved view. Its filter is JSON of whoever wrote it, so it is read with care. */
export function paramsOfSaved(view: { id: string; filter: unknown }): InboxParams {
  const f = savedFilter.parse(view.filter);
  return {
    view: f.view ?? "ALL", sort: f.sort, status: f.statuses, channel: f.channels, account: f.socialAccountIds, assignee: f.assigneeIds,
    team: f.teamIds, label: f.labelIds, priority: f.priorities, unread: f.isUnread, waiting: f.waitingAtLeastMinutes, q: f.search,
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
