"use client";

import { useTranslations } from "next-intl";

import { ChannelBadge } from "@/components/channel-badge";
import { Label } from "@/components/ui/label";
import { Switch } from "@/components/ui/switch";

import type { World } from "./world";

type AccountFaultsProps = {
  world: World;
  onChange: (id: string, change: { tokenExpired?: boolean; subscribed?: boolean }) => Promise<void>;
};

/** Faults that last: an account's access has run out, or Meta stopped calling. */
export function AccountFaults({ world, onChange }: AccountFaultsProps) {
  const t = useTranslations("sandbox.faults");
  const accounts = world.accounts.filter(({ spare }) => !spare);
  return (
    <section className="grid gap-2">
      <h3 className="text-sm font-medium">{t("accounts")}</h3>
      {accounts.map(({ id, name, channel, username, displayPhone, subscribed }) => {
        const label = `${name} (${username || displayPhone})`;
        return (
          <div key={id} className="grid gap-2 rounded-md border p-3">
            <p className="flex items-center gap-2 text-sm">
              <ChannelBadge channel={channel} />
              <span className="truncate">{label}</span>
            </p>
            <span className="flex items-center justify-between gap-3">
              <Label htmlFor={`token-${id}`} className="font-normal text-muted-foreground">
                {t("tokenExpired", { name })}
              </Label>
              <Switch
                id={`token-${id}`}
                checked={world.tokens[id] === "EXPIRED"}
                onCheckedChange={(tokenExpired) => void onChange(id, { tokenExpired })}
              />
            </span>
            <span className="flex items-center justify-between gap-3">
              <Label htmlFor={`webhook-${id}`} className="font-normal text-muted-foreground">
                {t("webhooksOff", { name })}
              </Label>
              <Switch
                id={`webhook-${id}`}
                checked={!subscribed}
                onCheckedChange={(isOff) => void onChange(id, { subscribed: !isOff })}
              />
            </span>
          </div>
        );
      })}
    </section>
  );
}
