"use client";

import { useTranslations } from "next-intl";
import { Fragment, useMemo } from "react";

import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { Switch } from "@/components/ui/switch";
import { useRegistry } from "@/lib/shortcuts/registry";
import { useSingleKeys } from "@/lib/shortcuts/single-keys";

import { grouped } from "./grouped";
import { Keys } from "./keys";

/** `?`: the keys that work on this very page, and the switch that turns single letters off. */
export function ShortcutHelp() {
  const t = useTranslations("shell");
  const close = useTranslations("common")("close");
  const { isHelpOpen, setHelpOpen, actions } = useRegistry();
  const { isOn, setOn } = useSingleKeys();
  const groups = useMemo(() => grouped([...actions.values()].filter(({ keys }) => keys?.length)), [actions]);
  return (
    <Dialog open={isHelpOpen} onOpenChange={setHelpOpen}>
      <DialogContent closeLabel={close} className="gap-5 sm:max-w-3xl">
        <DialogHeader>
          <DialogTitle>{t("shortcuts.title")}</DialogTitle>
          <DialogDescription>{t("shortcuts.description")}</DialogDescription>
        </DialogHeader>
        <div className="columns-1 gap-8 sm:columns-2">
          {groups.map(([group, entries]) => (
            <section key={group} className="mb-5 break-inside-avoid">
              <h3 className="mb-1 text-xs font-medium text-faint-foreground">{t(`groups.${group}`)}</h3>
              <dl className="divide-y divide-border">
                {entries.map(({ id, label, keys = [] }) => (
                  <div key={id} className="flex min-h-8 items-center justify-between gap-4">
                    <dt className="text-sm">{label}</dt>
                    <dd className="flex shrink-0 items-center gap-1.5 text-muted-foreground">
                      {keys.slice(0, 2).map((combo, at) => (
                        <Fragment key={combo}>
                          {at > 0 ? <span className="text-2xs">{t("shortcuts.or")}</span> : null}
                          <Keys keys={combo} />
                        </Fragment>
                      ))}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
        <div className="flex items-center justify-between gap-4 rounded-lg bg-n3 px-3 py-2.5">
          <span>
            <label htmlFor="single-keys" className="block text-sm font-medium">
              {t("shortcuts.singleKeys")}
            </label>
            <span className="block text-xs text-muted-foreground">{t("shortcuts.singleKeysHint")}</span>
          </span>
          <Switch checked={isOn} onCheckedChange={setOn} id="single-keys" />
        </div>
      </DialogContent>
    </Dialog>
  );
}
