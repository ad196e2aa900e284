"use client";

import { UsersIcon, XIcon } from "lucide-react";
import { useTranslations } from "next-intl";

import { Command, CommandEmpty, CommandInput, CommandItem, CommandList } from "@/components/ui/command";

import { useInbox } from "../inbox-context";
import { seen } from "../inbox-store";
import { PickedMark } from "./picked-mark";
import type { PickerProps } from "./pickers";
import { useConversationActions } from "./use-conversation-actions";

/** Gives conversations to a team. */
export function TeamPicker({ target, ids, onDone }: PickerProps) {
  const t = useTranslations("inbox.picker");
  const { teams } = useInbox();
  const { assignTeam } = useConversationActions();
  const current = seen.get(ids[0] ?? "")?.team?.id;
  const choose = (team: { id: string; name: string } | null) => {
    onDone();
    void assignTeam(target, team);
  };
  return (
    <Command>
      <CommandInput placeholder={t("team")} autoFocus />
      <CommandList>
        <CommandEmpty>{teams.length ? t("noMatch") : t("noTeams")}</CommandEmpty>
        {teams.map((team) => (
          <CommandItem key={team.id} value={`${team.name} ${team.id}`} onSelect={() => choose(team)}>
            <UsersIcon />
            <span className="truncate">{team.name}</span>
            <PickedMark isPicked={team.id === current} />
          </CommandItem>
        ))}
        {current ? (
          <CommandItem value={t("noTeam")} onSelect={() => choose(null)}>
            <XIcon />
            {t("noTeam")}
          </CommandItem>
        ) : null}
      </CommandList>
    </Command>
  );
}
