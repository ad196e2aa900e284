"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";

import {
  Command,
  CommandEmpty,
  CommandGroup,
  CommandInput,
  CommandItem,
  CommandList,
  CommandShortcut,
} from "@/components/ui/command";
import { Dialog, DialogContent, DialogDescription, DialogTitle } from "@/components/ui/dialog";
import { type Action, useRegistry } from "@/lib/shortcuts/registry";

import { grouped } from "./grouped";
import { Keys } from "./keys";

/** Everything that can be done here, by name. Ctrl or Cmd and K. */
export function Palette() {
  const t = useTranslations("shell");
  const { isPaletteOpen, setPaletteOpen, actions } = useRegistry();
  const groups = useMemo(() => grouped([...actions.values()].filter((action) => !action.isHidden)), [actions]);
  const choose = (action: Action) => {
    setPaletteOpen(false);
    // After the dialog gave the focus back, so that an action may move it on.
    setTimeout(action.run, 0);
  };
  return (
    <Dialog open={isPaletteOpen} onOpenChange={setPaletteOpen}>
      <DialogContent className="top-[18%] max-w-[calc(100%-2rem)] translate-y-0 gap-0 overflow-hidden p-0 sm:max-w-xl">
        <DialogTitle className="sr-only">{t("palette.title")}</DialogTitle>
        <DialogDescription className="sr-only">{t("palette.description")}</DialogDescription>
        <Command label={t("palette.title")} loop>
          <CommandInput placeholder={t("palette.placeholder")} />
          <CommandList>
            <CommandEmpty>{t("palette.empty")}</CommandEmpty>
            {groups.map(([group, entries]) => (
              <CommandGroup key={group} heading={t(`groups.${group}`)}>
                {entries.map((action) => (
                  <CommandItem
                    key={action.id}
                    value={`${action.label} ${action.id}`}
                    keywords={action.keywords}
                    onSelect={() => choose(action)}
                  >
                    {action.icon ? <action.icon /> : <span className="size-4" />}
                    <span className="truncate">{action.label}</span>
                    {action.keys?.[0] ? (
                      <CommandShortcut className="text-faint-foreground">
                        <Keys keys={action.keys[0]} />
                      </CommandShortcut>
                    ) : null}
                  </CommandItem>
                ))}
              </CommandGroup>
            ))}
          </CommandList>
        </Command>
      </DialogContent>
    </Dialog>
  );
}
