"use client";

import { AlarmClockIcon, CircleCheckIcon, FlagIcon, TagIcon, UserPlusIcon, XIcon } from "lucide-react";
import { useTranslations } from "next-intl";

import { Tip } from "@/components/shell/tip";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";

import { useConversationActions } from "../actions/use-conversation-actions";
import { countOf, useTargets } from "../actions/use-targets";
import { useInbox } from "../inbox-context";
import { isMarked, type Picker, useInboxStore } from "../inbox-store";
import type { InboxParams } from "../params";
import { MatchingOffer } from "./matching-offer";
import type { ListRow } from "./use-conversation-list";

const pickers: { picker: Picker; keys: string; icon: React.ReactNode }[] = [
  { picker: "snooze", keys: "s", icon: <AlarmClockIcon /> },
  { picker: "assign", keys: "a", icon: <UserPlusIcon /> },
  { picker: "label", keys: "l", icon: <TagIcon /> },
  { picker: "priority", keys: "p", icon: <FlagIcon /> },
];

/** What can be done with the marked conversations. */
export function BulkBar({ rows, hasMore, params }: { rows: readonly ListRow[]; hasMore: boolean; params: InboxParams }) {
  const t = useTranslations("inbox.bulk");
  const keys = useTranslations("inbox.keys");
  const { canWrite } = useInbox();
  const { checked, matching, check, clearChecked, openPicker } = useInboxStore();
  const actions = useConversationActions();
  const { target } = useTargets(undefined);
  const isAll = rows.every(({ id }) => isMarked({ checked, matching }, id));
  const resolve = () => {
    void actions.setStatus(target, "RESOLVED");
    clearChecked();
  };
  return (
    <>
    <div role="toolbar" aria-label={t("title")} className="flex h-10 shrink-0 items-center gap-1 border-b bg-primary-wash pr-2 pl-3.5">
      <Checkbox
        checked={isAll ? true : "indeterminate"}
        aria-label={isAll ? t("clear") : t("selectLoaded")}
        onCheckedChange={() => (isAll ? clearChecked() : check(rows.map(({ id }) => id), true))}
      />
      <span role="status" className="ml-1.5 min-w-0 flex-1 truncate text-xs font-medium text-primary-text tabular" title={hasMore && !matching ? t("onlyLoaded") : undefined}>
        {t("count", { count: countOf(target) })}
      </span>
      {canWrite ? (
        <>
          <Tip label={keys("resolve")} keys="e">
            <Button variant="ghost" size="icon-sm" aria-label={keys("resolve")} onClick={resolve}>
              <CircleCheckIcon />
            </Button>
          </Tip>
          {pickers.map(({ picker, keys: combo, icon }) => (
            <Tip key={picker} label={keys(picker)} keys={combo}>
              <Button variant="ghost" size="icon-sm" aria-label={keys(picker)} onClick={() => openPicker(picker)}>
                {icon}
              </Button>
            </Tip>
          ))}
        </>
      ) : null}
      <Tip label={t("clear")} keys="escape">
        <Button variant="ghost" size="icon-sm" aria-label={t("clear")} onClick={clearChecked}>
          <XIcon />
        </Button>
      </Tip>
    </div>
    {canWrite && (matching ?? (hasMore && isAll)) ? <MatchingOffer params={params} /> : null}
    </>
  );
}
