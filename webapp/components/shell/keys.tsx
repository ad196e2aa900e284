"use client";

import { useTranslations } from "next-intl";
import { Fragment, useSyncExternalStore } from "react";

import { Kbd, KbdGroup } from "@/components/ui/kbd";
import { isMac, keyCaps } from "@/lib/shortcuts/keys";

const never = () => () => {};

/** Key caps for a combination or sequence; spelled for a PC until the browser has said that it is a Mac. */
export function Keys({ keys, className }: { keys: string; className?: string }) {
  const t = useTranslations("shell.shortcuts");
  const mac = useSyncExternalStore(never, isMac, () => false);
  return (
    <KbdGroup className={className}>
      {keyCaps(keys, mac).map((step, at) => (
        <Fragment key={at}>
          {at > 0 ? <span className="text-2xs">{t("then")}</span> : null}
          {step.map((cap) => (
            <Kbd key={cap}>{cap}</Kbd>
          ))}
        </Fragment>
      ))}
    </KbdGroup>
  );
}
