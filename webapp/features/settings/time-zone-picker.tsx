"use client";

import { ChevronsUpDownIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState, useSyncExternalStore } from "react";

import { Button } from "@/components/ui/button";
import { Command, CommandEmpty, CommandGroup, CommandInput, CommandItem, CommandList } from "@/components/ui/command";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";

import { SettingRow } from "./section";

const never = () => () => {};
const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Every IANA zone, searchable, with this browser's one within reach. */
export function TimeZonePicker({ value, onChoose }: { value: string; onChoose: (zone: string) => void }) {
  const t = useTranslations("settings.profile");
  const palette = useTranslations("shell.palette");
  const [isOpen, setOpen] = useState(false);
  const browserZone = useSyncExternalStore(never, ownZone, () => value);
  const choose = (zone: string) => {
    setOpen(false);
    if (zone !== value) onChoose(zone);
  };
  return (
    <SettingRow
      label={t("timeZone")}
      hint={
        browserZone === value ? (
          t("timeZoneHint")
        ) : (
          <button type="button" className="text-primary-text hover:underline" onClick={() => choose(browserZone)}>
            {t("timeZoneDetect", { zone: readable(browserZone) })}
          </button>
        )
      }
      htmlFor="time-zone"
    >
      <Popover open={isOpen} onOpenChange={setOpen}>
        <PopoverTrigger asChild>
          <Button id="time-zone" variant="outline" className="w-full justify-between font-normal sm:w-64">
            <span className="truncate">{readable(value)}</span>
            <ChevronsUpDownIcon className="size-3.5 text-muted-foreground" />
          </Button>
        </PopoverTrigger>
        <PopoverContent align="end" className="w-72 p-0">
          <Command label={t("timeZone")}>
            <CommandInput placeholder={t("timeZone")} />
            <CommandList className="max-h-64">
              <CommandEmpty>{palette("empty")}</CommandEmpty>
              <CommandGroup>
                {isOpen
                  ? Intl.supportedValuesOf("timeZone").map((zone) => (
                      <CommandItem key={zone} value={readable(zone)} onSelect={() => choose(zone)}>
                        {readable(zone)}
                      </CommandItem>
                    ))
                  : null}
              </CommandGroup>
            </CommandList>
          </Command>
        </PopoverContent>
      </Popover>
    </SettingRow>
  );
}

function readable(zone: string): string {
  return zone.replaceAll("_", " ").replaceAll("/", " / ");
}
