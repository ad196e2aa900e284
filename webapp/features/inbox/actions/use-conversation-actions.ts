"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useClient } from "urql";

import {
  AssignConversationsDocument,
  AssignConversationsToTeamDocument,
  ChangeLabelsDocument,
  type ConversationStatus,
  MarkReadDocument,
  MarkUnreadDocument,
  type Priority,
  SetConversationStatusDocument,
  SetPriorityDocument,
} from "@/gql/graphql";
import { useFormat } from "@/lib/use-format";

import { seen, useInboxStore } from "../inbox-store";
import { useChangeMatching } from "../list/use-change-matching";
import type { Placed } from "../live/matches";
import { allOf, inBatches } from "./in-batches";
import { changedBy, groupBy } from "./undo";
import { useChange } from "./use-change";
import type { Target } from "./use-targets";

type Named = { id: string; name: string };

/** Everything one can do to conversations, one, several or all that match. Acts at once; each is taken back with Undo. */
export function useConversationActions() {
  const t = useTranslations("inbox.actions");
  const client = useClient();
  const change = useChange();
  const { begin } = useChangeMatching();
  const format = useFormat();
  return useMemo(() => {
    const remember = (ids: readonly string[]) => new Map(ids.flatMap((id) => (seen.has(id) ? [[id, seen.get(id) as Placed]] : [])));

    const read = (conversationId: string) => client.mutation(MarkReadDocument, { input: { conversationId } }).toPromise();
    const unread = async (conversationId: string) => {
      const { data, error } = await client.mutation(MarkUnreadDocument, { input: { conversationId } }).toPromise();
      return { error, errors: data?.markUnread.errors };
    };

    const status = (ids: string[], to: ConversationStatus, snoozedUntil: string | null = null) =>
      inBatches(ids, async (conversationIds) => {
        const input = { conversationIds, status: to, snoozedUntil };
        const { data, error } = await client.mutation(SetConversationStatusDocument, { input }).toPromise();
        return { error, errors: data?.setConversationStatus.errors };
      });
    const assign = (ids: string[], assigneeId: string | null) =>
      inBatches(ids, async (conversationIds) => {
        const { data, error } = await client.mutation(AssignConversationsDocument, { input: { conversationIds, assigneeId } }).toPromise();
        return { error, errors: data?.assignConversations.errors };
      });
    const team = (ids: string[], teamId: string | null) =>
      inBatches(ids, async (conversationIds) => {
        const { data, error } = await client.mutation(AssignConversationsToTeamDocument, { input: { conversationIds, teamId } }).toPromise();
        return { error, errors: data?.assignConversationsToTeam.errors };
      });
    const prioritise = (ids: string[], priority: Priority) =>
      inBatches(ids, async (conversationIds) => {
        const { data, error } = await client.mutation(SetPriorityDocument, { input: { conversationIds, priority } }).toPromise();
        return { error, errors: data?.setPriority.errors };
      });
    const relabel = (ids: string[], add: string[], remove: string[]) =>
      inBatches(ids, async (conversationIds) => {
        const { data, error } = await client.mutation(ChangeLabelsDocument, { input: { conversationIds, add, remove } }).toPromise();
        return { error, errors: data?.changeLabels.errors };
      });

    return {
      /** Resolves, reopens, snoozes (null until the customer writes) or sets aside. */
      setStatus: (ids: Target, to: ConversationStatus, until: Date | null = null) => {
        const { leave, comeBack } = useInboxStore.getState();
        if (!Array.isArray(ids)) return begin(ids, { status: { status: to, snoozedUntil: until?.toISOString() ?? null } });
        const before = remember(ids);
        if (to === "RESOLVED" || to === "SNOOZED") leave(ids);
        else comeBack(ids);
        const said =
          to === "SNOOZED" && until
            ? t("snoozedUntil", { count: ids.length, time: format.absolute(until) })
            : t(`said.${to}`, { count: ids.length });
        return change(
          said,
          () => status(ids, to, until?.toISOString() ?? null),
          () => {
            comeBack(ids);
            const groups = groupBy(ids, before, (c) => ({ status: c.status, until: c.snoozedUntil }));
            return Promise.all(groups.map((group) => status(group.ids, group.value.status, group.value.until)));
          },
        );
      },
      assign: (ids: Target, to: Named | null) => {
        if (!Array.isArray(ids)) return begin(ids, { assignee: { assigneeId: to?.id ?? null } });
        const before = remember(ids);
        const undo = () => Promise.all(groupBy(ids, before, (c) => c.assignee?.id ?? null).map((g) => assign(g.ids, g.value)));
        const said = to ? t("assigned", { count: ids.length, name: to.name }) : t("unassigned", { count: ids.length });
        return change(said, () => assign(ids, to?.id ?? null), undo);
      },
      assignTeam: (ids: Target, to: Named | null) => {
        if (!Array.isArray(ids)) return begin(ids, { team: { teamId: to?.id ?? null } });
        const before = remember(ids);
        const undo = () => Promise.all(groupBy(ids, before, (c) => c.team?.id ?? null).map((g) => team(g.ids, g.value)));
        const said = to ? t("assigned", { count: ids.length, name: to.name }) : t("noTeam", { count: ids.length });
        return change(said, () => team(ids, to?.id ?? null), undo);
      },
      setPriority: (ids: Target, to: Priority) => {
        if (!Array.isArray(ids)) return begin(ids, { priority: to });
        const before = remember(ids);
        const undo = () => Promise.all(groupBy(ids, before, (c) => c.priority).map((g) => prioritise(g.ids, g.value)));
        return change(t(`prioritised.${to}`, { count: ids.length }), () => prioritise(ids, to), undo);
      },
      label: (ids: Target, label: Named, isAdding: boolean) => {
        const [add, remove] = isAdding ? [[label.id], []] : [[], [label.id]];
        if (!Array.isArray(ids)) return begin(ids, { labels: { add, remove } });
        const touched = changedBy(ids, remember(ids), label.id, isAdding);
        const said = t(isAdding ? "labelled" : "unlabelled", { count: ids.length, name: label.name });
        return change(said, () => relabel(ids, add, remove), () => relabel(touched, remove, add));
      },
      markRead: read,
      markUnread: (ids: string[]) =>
        change(t("unread", { count: ids.length }), () => allOf(ids, unread), () => Promise.all(ids.map(read))),
    };
  }, [client, change, begin, t, format]);
}

export type ConversationActions = ReturnType<typeof useConversationActions>;
