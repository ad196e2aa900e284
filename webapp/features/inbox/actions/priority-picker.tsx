"use client";

import { ChevronDownIcon, ChevronsUpIcon, ChevronUpIcon, EqualIcon, MinusIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

import { Command, CommandInput, CommandItem, CommandList } from "@/components/ui/command";
import type { Priority } from "@/gql/graphql";

import { seen } from "../inbox-store";
import { PickedMark } from "./picked-mark";
import type { PickerProps } from "./pickers";
import { useConversationActions } from "./use-conversation-actions";

const choices: { priority: Priority; icon: ReactNode }[] = [
  { priority: "URGENT", icon: <ChevronsUpIcon className="text-danger-text" /> },
  { priority: "HIGH", icon: <ChevronUpIcon /> },
  { priority: "MEDIUM", icon: <EqualIcon /> },
  { priority: "LOW", icon: <ChevronDownIcon /> },
  { priority: "NONE", icon: <MinusIcon /> },
];

/** Says how urgent conversations are. */
export function PriorityPicker({ target, ids, onDone }: PickerProps) {
  const t = useTranslations("inbox");
  const { setPriority } = useConversationActions();
  const current = seen.get(ids[0] ?? "")?.priority;
  return (
    <Command>
      <CommandInput placeholder={t("picker.priority")} autoFocus />
      <CommandList>
        {choices.map(({ priority, icon }) => (
          <CommandItem
            key={priority}
            value={t(`priority.${priority}`)}
            onSelect={() => {
              onDone();
              void setPriority(target, priority);
            }}
          >
            {icon}
            {t(`priority.${priority}`)}
            <PickedMark isPicked={priority === current} />
          </CommandItem>
        ))}
      </CommandList>
    </Command>
  );
}
