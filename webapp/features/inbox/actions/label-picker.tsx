"use client";

import { PlusIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useMutation } from "urql";

import { Command, CommandEmpty, CommandInput, CommandItem, CommandList } from "@/components/ui/command";
import { readFragment } from "@/gql";
import { CreateLabelDocument, type LabelColor, LabelChipFragmentDoc } from "@/gql/graphql";
import { toast } from "@/lib/toast";
import { useUserMessage } from "@/lib/user-message";

import { useInbox } from "../inbox-context";
import { seen } from "../inbox-store";
import { LabelDot } from "../list/label-chip";
import { PickedMark } from "./picked-mark";
import type { PickerProps } from "./pickers";
import { useConversationActions } from "./use-conversation-actions";

const colors: LabelColor[] = ["BLUE", "GREEN", "ORANGE", "PINK", "TEAL", "INDIGO", "AMBER", "RED", "GRAY"];

/** Puts a label on, or takes it off when all have it. A name that does not exist can be made on the spot. */
export function LabelPicker({ target, ids, onDone }: PickerProps) {
  const t = useTranslations("inbox.picker");
  const say = useUserMessage();
  const { labels } = useInbox();
  const { label: change } = useConversationActions();
  const [text, setText] = useState("");
  const [, create] = useMutation(CreateLabelDocument);
  const name = text.trim();
  const hasAll = (labelId: string) => ids.every((id) => seen.get(id)?.labels.some((label) => label.id === labelId));
  const make = async () => {
    onDone();
    const { data, error } = await create({ input: { name, color: colors[labels.length % colors.length] ?? "GRAY" } });
    const made = readFragment(LabelChipFragmentDoc, data?.saveLabel.label ?? null);
    const problem = data?.saveLabel.errors[0] ?? error;
    if (made) await change(target, made, true);
    else if (problem) toast.error(say(problem));
  };
  return (
    <Command>
      <CommandInput placeholder={t("label")} autoFocus value={text} onValueChange={setText} />
      <CommandList>
        {name ? null : <CommandEmpty>{t("noLabels")}</CommandEmpty>}
        {labels.map((label) => (
          <CommandItem
            key={label.id}
            value={`${label.name} ${label.id}`}
            onSelect={() => {
              onDone();
              void change(target, label, !hasAll(label.id));
            }}
          >
            <LabelDot color={label.color} className="mx-1" />
            <span className="truncate">{label.name}</span>
            <PickedMark isPicked={hasAll(label.id)} />
          </CommandItem>
        ))}
        {name && !labels.some((label) => label.name.toLowerCase() === name.toLowerCase()) ? (
          <CommandItem value={`+${name}`} keywords={[name]} onSelect={() => void make()}>
            <PlusIcon />
            {t("makeLabel", { name })}
          </CommandItem>
        ) : null}
      </CommandList>
    </Command>
  );
}
