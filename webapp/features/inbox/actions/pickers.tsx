"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";

import { Dialog, DialogContent, DialogTitle } from "@/components/ui/dialog";

import { type Picker, useInboxStore } from "../inbox-store";
import { AssigneePicker } from "./assignee-picker";
import { LabelPicker } from "./label-picker";
import { PriorityPicker } from "./priority-picker";
import { SnoozePicker } from "./snooze-picker";
import { TeamPicker } from "./team-picker";
import { countOf, type Target, useTargets } from "./use-targets";

export type PickersProps = { openId: string | undefined };
/** `ids` are those of the target that are loaded: what is picked already is read from them. */
export type PickerProps = { target: Target; ids: string[]; onDone: () => void };

const panels: Record<Picker, (props: PickerProps) => ReactElement> = {
  assign: AssigneePicker,
  team: TeamPicker,
  label: LabelPicker,
  priority: PriorityPicker,
  snooze: SnoozePicker,
};

/** The open picker, near the top where the eye already is, on a phone at the bottom where the thumb is: type two letters, Enter. */
export function Pickers({ openId }: PickersProps) {
  const t = useTranslations("inbox");
  const { picker, openPicker, clearChecked } = useInboxStore();
  const { target, ids } = useTargets(openId);
  const Panel = picker ? panels[picker] : null;
  return (
    <Dialog open={picker !== null && ids.length > 0} onOpenChange={(isOpen) => !isOpen && openPicker(null)}>
      <DialogContent aria-describedby={undefined} className="top-[18%] max-w-sm translate-y-0 gap-0 overflow-hidden p-0 max-sm:top-auto max-sm:bottom-0 max-sm:w-full max-sm:max-w-none max-sm:rounded-b-none max-sm:pb-[env(safe-area-inset-bottom)]">
        <DialogTitle className="flex h-8 items-center gap-1.5 border-b bg-n2 px-3.5 text-xs font-medium text-muted-foreground dark:bg-n3">
          {picker ? t(`keys.${picker}`) : ""}
          {countOf(target) > 1 ? <span className="tabular">· {t("bulk.count", { count: countOf(target) })}</span> : null}
        </DialogTitle>
        {Panel ? (
          <Panel
            target={target}
            ids={ids}
            onDone={() => {
              openPicker(null);
              clearChecked();
            }}
          />
        ) : null}
      </DialogContent>
    </Dialog>
  );
}
