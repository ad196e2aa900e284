"use client";

import { useTranslations } from "next-intl";

import { Keys } from "@/components/shell/keys";

/** Nothing is open yet: how to begin without the mouse. */
export function ThreadEmpty() {
  const t = useTranslations("inbox.thread");
  const hints = [
    { keys: "j", label: t("hint.next") },
    { keys: "/", label: t("hint.search") },
    { keys: "mod+k", label: t("hint.palette") },
    { keys: "?", label: t("hint.help") },
  ];
  return (
    <div className="grid h-full flex-1 place-items-center bg-background">
      <div className="text-center">
        <p className="font-medium">{t("none")}</p>
        <ul className="mt-3 flex flex-col gap-1.5 text-xs text-muted-foreground max-md:hidden">
          {hints.map(({ keys, label }) => (
            <li key={keys} className="flex items-center justify-between gap-8">
              {label}
              <Keys keys={keys} />
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
