"use client";

import { useTranslations } from "next-intl";

import { useInbox } from "../inbox-context";
import type { InboxParams } from "../params";

type ListKey = "status" | "channel" | "account" | "assignee" | "team" | "label" | "priority";
export type FilterOption = { value: string; label: string; isOn: boolean; toggle: () => Partial<InboxParams> };
export type FilterGroup = { key: ListKey; label: string; options: FilterOption[] };

const statuses = ["OPEN", "PENDING", "SNOOZED", "RESOLVED"] as const;
const channels = ["WHATSAPP", "INSTAGRAM"] as const;
const priorities = ["URGENT", "HIGH", "MEDIUM", "LOW", "NONE"] as const;

/** Everything the list can be narrowed by, with what is chosen now. */
export function useFilterOptions(params: InboxParams): FilterGroup[] {
  const t = useTranslations("inbox");
  const common = useTranslations("common");
  const { accounts, members, teams, labels } = useInbox();

  function group<K extends ListKey>(key: K, options: readonly { value: InboxParams[K][number]; label: string }[]): FilterGroup {
    const chosen: readonly string[] = params[key];
    return {
      key,
      label: t(`filter.${key === "label" ? "labels" : key}`),
      options: options.map(({ value, label }) => {
        const isOn = chosen.includes(value);
        const toggle = () => ({ [key]: isOn ? chosen.filter((one) => one !== value) : [...chosen, value], saved: undefined });
        return { value, label, isOn, toggle };
      }),
    };
  }
  const named = (list: readonly { id: string; name: string }[]) => list.map(({ id, name }) => ({ value: id, label: name }));

  return [
    group("status", statuses.map((value) => ({ value, label: t(`status.${value}`) }))),
    group("channel", channels.map((value) => ({ value, label: common(value === "WHATSAPP" ? "whatsapp" : "instagram") }))),
    group("account", named(accounts)),
    group("assignee", named(members)),
    group("team", named(teams)),
    group("label", named(labels)),
    group("priority", priorities.map((value) => ({ value, label: t(`priority.${value}`) }))),
  ].filter(({ options }) => options.length > 0);
}
