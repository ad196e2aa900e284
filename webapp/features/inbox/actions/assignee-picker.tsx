"use client";

import { UserXIcon } from "lucide-react";
import { useTranslations } from "next-intl";

import { PersonAvatar } from "@/components/person-avatar";
import { Command, CommandEmpty, CommandInput, CommandItem, CommandList } from "@/components/ui/command";

import { useInbox } from "../inbox-context";
import { seen } from "../inbox-store";
import { PickedMark } from "./picked-mark";
import type { PickerProps } from "./pickers";
import { useConversationActions } from "./use-conversation-actions";

/** Gives conversations to a colleague; oneself comes first. */
export function AssigneePicker({ target, ids, onDone }: PickerProps) {
  const t = useTranslations("inbox.picker");
  const { me, members } = useInbox();
  const { assign } = useConversationActions();
  const current = seen.get(ids[0] ?? "")?.assignee?.id;
  const people = members.toSorted((a, b) => Number(b.id === me.id) - Number(a.id === me.id) || a.name.localeCompare(b.name));
  const choose = (person: { id: string; name: string } | null) => {
    onDone();
    void assign(target, person);
  };
  return (
    <Command>
      <CommandInput placeholder={t("assign")} autoFocus />
      <CommandList>
        <CommandEmpty>{t("nobody")}</CommandEmpty>
        {people.map((person) => (
          <CommandItem key={person.id} value={`${person.name} ${person.id}`} onSelect={() => choose(person)}>
            <PersonAvatar name={person.name} className="size-5 text-2xs" />
            <span className="truncate">{person.id === me.id ? t("me", { name: person.name }) : person.name}</span>
            <PickedMark isPicked={person.id === current} />
          </CommandItem>
        ))}
        <CommandItem value={t("unassign")} onSelect={() => choose(null)}>
          <UserXIcon className="mx-0.5" />
          {t("unassign")}
        </CommandItem>
      </CommandList>
    </Command>
  );
}
