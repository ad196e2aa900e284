import type { ConversationFilter, ConversationPlaceFragment, ConversationSort, Priority } from "@/gql/graphql";

/** What a list needs to know of a conversation. */
export type Placed = Pick<
  ConversationPlaceFragment,
  | "id"
  | "channel"
  | "status"
  | "priority"
  | "isUnread"
  | "snoozedUntil"
  | "waitingSince"
  | "lastMessageAt"
  | "socialAccount"
  | "assignee"
  | "team"
  | "labels"
>;

/**
 * Whether a conversation belongs into a list. `undefined` where only the server
 * knows: a text search, a wait that grows with the clock, mentions.
 */
export function matches(filter: ConversationFilter | null | undefined, c: Placed, me: string): boolean | undefined {
  const f = filter ?? {};
  if (!inView(f, c, me)) return false;
  const checks = [
    among(f.channels, c.channel),
    among(f.socialAccountIds, c.socialAccount.id),
    among(f.assigneeIds, c.assignee?.id),
    among(f.teamIds, c.team?.id),
    among(f.priorities, c.priority),
    !f.labelIds?.length || f.labelIds.some((id) => c.labels.some((label) => label.id === id)),
    f.isUnread == null || f.isUnread === c.isUnread,
  ];
  if (checks.includes(false)) return false;
  if (f.view === "MENTIONS" || f.search || f.waitingAtLeastMinutes) return undefined;
  return true;
}

function inView(f: ConversationFilter, c: Placed, me: string): boolean {
  const view = f.view ?? "ALL";
  const isActive = f.statuses?.length ? f.statuses.includes(c.status) : c.status === "OPEN" || c.status === "PENDING";
  switch (view) {
    case "NEEDS_REPLY":
      return c.status === "OPEN" && isActive && c.waitingSince !== null;
    case "MINE":
      return isActive && c.assignee?.id === me;
    case "UNASSIGNED":
      return isActive && c.assignee === null;
    case "MENTIONS":
    case "ALL":
      return isActive;
    case "SNOOZED":
      return c.status === "SNOOZED";
    case "RESOLVED":
      return c.status === "RESOLVED";
    default:
      view satisfies never;
      return false;
  }
}

function among<T>(allowed: readonly T[] | null | undefined, value: T | undefined): boolean {
  return !allowed?.length || (value !== undefined && allowed.includes(value));
}

const ranks: Record<Priority, number> = { URGENT: 4, HIGH: 3, MEDIUM: 2, LOW: 1, NONE: 0 };

/** The server's order, for rows that have arrived or moved since. */
export function compare(sort: ConversationSort, a: Placed, b: Placed): number {
  const newest = instant(b.lastMessageAt) - instant(a.lastMessageAt) || (a.id < b.id ? 1 : -1);
  switch (sort) {
    case "LAST_MESSAGE":
      return newest;
    case "LONGEST_WAITING":
      return instant(a.waitingSince) - instant(b.waitingSince) || newest;
    case "PRIORITY":
      return ranks[b.priority] - ranks[a.priority] || newest;
    default:
      sort satisfies never;
      return 0;
  }
}

/** Nobody waiting sorts last. A finite number, because two of them are subtracted. */
function instant(at: string | null): number {
  return at === null ? Number.MAX_SAFE_INTEGER : Date.parse(at);
}
