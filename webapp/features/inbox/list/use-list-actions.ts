"use client";

import {
  AlarmClockIcon,
  CheckIcon,
  CircleCheckIcon,
  FlagIcon,
  MailIcon,
  TagIcon,
  Undo2Icon,
  UserPlusIcon,
  UsersIcon,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent } from "react";

import { type Action, useActions } from "@/lib/shortcuts/registry";

import { useConversationActions } from "../actions/use-conversation-actions";
import { useTargets } from "../actions/use-targets";
import { useInbox } from "../inbox-context";
import { seen, useInboxStore } from "../inbox-store";
import type { InboxParams } from "../params";
import { openNow } from "../use-inbox-params";
import type { ListRow } from "./use-conversation-list";

type Go = (next: Partial<InboxParams>, mode?: "push" | "replace") => void;

/** Actions whose keys were pressed for a conversation that is not drawn yet. There is one list. */
const waiting: string[] = [];

/** The keyboard of the list: moving, marking, and everything that acts on conversations. */
export function useListActions(rows: readonly ListRow[], params: InboxParams, go: Go, onStep: () => void) {
  const t = useTranslations("inbox.keys");
  const { canWrite, members, me } = useInbox();
  const actions = useConversationActions();
  const { target, ids: targets } = useTargets(params.c);
  const store = useInboxStore;
  const isAllChecked = useInboxStore(({ checked }) => rows.length > 0 && rows.every(({ id }) => checked.has(id)));
  const at = rows.findIndex(({ id }) => id === params.c);

  const move = (by: 1 | -1, isExtending = false) => {
    // A held J must not lose a step.
    const openId = openNow();
    const from = rows.findIndex(({ id }) => id === openId);
    const next = rows[from < 0 ? (by > 0 ? 0 : rows.length - 1) : from + by];
    if (!next) return;
    onStep();
    if (isExtending) store.getState().check([...(openId ? [openId] : []), next.id], true);
    go({ c: next.id, m: undefined }, from < 0 ? "push" : "replace");
    // The row takes the focus when the old one had it, so that it is never lost.
    if (document.activeElement instanceof HTMLElement && document.activeElement.dataset.conversation) {
      requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-conversation="${next.id}"]`)?.focus());
    }
  };
  const finish = (isOpeningNext: boolean) => {
    if (targets.length === 0) return;
    const isDone = targets.every((id) => seen.get(id)?.status === "RESOLVED");
    const next = rows.slice(at + 1).find(({ id }) => !targets.includes(id)) ?? rows.slice(0, Math.max(at, 0)).findLast(({ id }) => !targets.includes(id));
    void actions.setStatus(target, isDone ? "OPEN" : "RESOLVED");
    store.getState().clearChecked();
    if (!isDone && (isOpeningNext || targets.includes(params.c ?? "")) && params.c) go({ c: next?.id, m: undefined }, "replace");
  };
  const pick = (picker: Parameters<ReturnType<typeof store.getState>["openPicker"]>[0]) => {
    if (targets.length > 0) store.getState().openPicker(picker);
  };
  // Acts on what is seen: while another conversation is about to be drawn, the key waits for it.
  const onSeen = (id: string, keys: string[], run: () => void, rest: Partial<Action> = {}): Action => {
    const action = act(id, keys, run, rest);
    return { ...action, run: () => (openNow() === params.c ? run() : void waiting.push(action.id)) };
  };
  const act = (id: string, keys: string[], run: () => void, rest: Partial<Action> = {}): Action => ({
    id: `inbox-${id}`,
    group: "conversation",
    label: t(id as "resolve"),
    keys,
    run,
    ...rest,
  });

  const reading = [
    act("next", ["j", "alt+j"], () => move(1), { isHidden: true }),
    act("previous", ["k", "alt+k"], () => move(-1), { isHidden: true }),
    act("extendDown", ["shift+j"], () => move(1, true), { isHidden: true }),
    act("extendUp", ["shift+k"], () => move(-1, true), { isHidden: true }),
    act("open", ["enter", "o"], () => openCurrent(at, rows, params, go), { isHidden: true }),
    onSeen("unread", ["u"], () => targets.length && Array.isArray(target) && void actions.markUnread(target), { icon: MailIcon }),
    act("undo", ["z", "mod+z"], () => store.getState().undo?.(), { icon: Undo2Icon, whileTyping: false }),
  ];
  const writing = [
    onSeen("resolve", ["e", "alt+e"], () => finish(false), { icon: CircleCheckIcon }),
    onSeen("resolveNext", ["shift+e"], () => finish(true), { icon: CheckIcon }),
    onSeen("snooze", ["s"], () => pick("snooze"), { icon: AlarmClockIcon }),
    onSeen("assign", ["a"], () => pick("assign"), { icon: UserPlusIcon }),
    onSeen("assignMe", ["i"], () => targets.length && void actions.assign(target, members.find(({ id }) => id === me.id) ?? null)),
    onSeen("team", ["t"], () => pick("team"), { icon: UsersIcon }),
    onSeen("label", ["l"], () => pick("label"), { icon: TagIcon }),
    onSeen("priority", ["p"], () => pick("priority"), { icon: FlagIcon }),
    onSeen("select", ["x"], () => {
      const id = params.c ?? rows[0]?.id;
      if (id) store.getState().check([id], !store.getState().checked.has(id));
    }),
    onSeen("selectRange", ["shift+x"], () => selectTo(at, rows)),
    // Pressed again it is the key of what matches beyond that (matching-offer.tsx).
    act("selectAll", isAllChecked ? [] : ["*"], () => store.getState().check(rows.map(({ id }) => id), true)),
  ];
  const offered = canWrite ? [...reading, ...writing] : reading;
  useActions(offered);
  const catchUp = useEffectEvent(() => {
    for (const id of waiting.splice(0)) offered.find((action) => action.id === id)?.run();
  });
  useEffect(() => catchUp(), [params.c]);
}

/** Enter on a focused control is that control's; otherwise it opens the first row or goes on into the thread. */
function openCurrent(at: number, rows: readonly ListRow[], params: InboxParams, go: Go) {
  const focused = document.activeElement;
  if (focused instanceof HTMLElement && focused.matches("a, button, [role=button], [role=checkbox], [role=menuitem]")) {
    focused.click();
    return;
  }
  const row = rows[Math.max(at, 0)];
  if (!params.c && row) go({ c: row.id });
  else document.querySelector<HTMLElement>("[data-thread]")?.focus();
}

function selectTo(at: number, rows: readonly ListRow[]) {
  const { lastChecked, check } = useInboxStore.getState();
  const from = rows.findIndex(({ id }) => id === lastChecked);
  const [start, end] = [from < 0 ? at : from, at].sort((a, b) => a - b);
  if (start === undefined || end === undefined || start < 0) return;
  check(rows.slice(start, end + 1).map(({ id }) => id), true);
}
