"use client";

import { AlarmClockIcon, CornerDownLeftIcon, MessageCircleIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";

import { Command, CommandInput, CommandItem, CommandList } from "@/components/ui/command";
import { useFormat } from "@/lib/use-format";

import { useInbox } from "../inbox-context";
import { parseSnooze, presets } from "./snooze";
import type { PickerProps } from "./pickers";
import { useConversationActions } from "./use-conversation-actions";

/** Hides conversations until a moment: a preset, or words such as "mon 9" and "demain 14h". */
export function SnoozePicker({ target, onDone }: PickerProps) {
  const t = useTranslations("inbox.snooze");
  const format = useFormat();
  const { timeZone } = useInbox();
  const { setStatus } = useConversationActions();
  const [text, setText] = useState("");
  const [now] = useState(() => new Date());
  const asked = parseSnooze(text, now, timeZone);
  const snooze = (until: Date | null) => {
    onDone();
    void setStatus(target, "SNOOZED", until);
  };
  const when = (at: Date) => `${format.day(at)}, ${format.clock(at)}`;
  return (
    <Command shouldFilter={false}>
      <CommandInput placeholder={t("placeholder")} autoFocus value={text} onValueChange={setText} />
      <CommandList>
        {text.trim() ? (
          asked ? (
            <CommandItem value="asked" onSelect={() => snooze(asked)}>
              <AlarmClockIcon />
              {when(asked)}
              <CornerDownLeftIcon className="ml-auto" />
            </CommandItem>
          ) : (
            <p className="px-3 py-4 text-xs text-muted-foreground">{t("unreadable")}</p>
          )
        ) : (
          <>
            {presets(now, timeZone).map(({ preset, at }) => (
              <CommandItem key={preset} value={preset} onSelect={() => snooze(at)}>
                <AlarmClockIcon />
                {t(preset)}
                <time className="ml-auto text-xs text-muted-foreground" dateTime={at.toISOString()}>
                  {when(at)}
                </time>
              </CommandItem>
            ))}
            <CommandItem value="reply" onSelect={() => snooze(null)}>
              <MessageCircleIcon />
              {t("untilReply")}
            </CommandItem>
          </>
        )}
      </CommandList>
    </Command>
  );
}
