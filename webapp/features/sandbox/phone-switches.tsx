"use client";

import { useTranslations } from "next-intl";

import { Label } from "@/components/ui/label";
import { Switch } from "@/components/ui/switch";
import { toast } from "@/lib/toast";
import { useUserMessage } from "@/lib/user-message";

import { simulator } from "./simulator";
import type { Customer } from "./world";

/** What decides how far the ticks go: whether the phone is on, and whether its owner looks. */
export function PhoneSwitches({ customer }: { customer: Customer }) {
  const t = useTranslations("sandbox");
  const say = useUserMessage();
  const change = (input: { open?: boolean; offline?: boolean }) =>
    void simulator.change(customer.id, input).catch((error: unknown) => toast.error(say(error)));
  return (
    <div className="flex flex-wrap gap-x-5 gap-y-1">
      <span className="flex items-center gap-2" title={t("onlineHint")}>
        <Switch id="phone-on" checked={!customer.offline} onCheckedChange={(isOn) => change({ offline: !isOn })} />
        <Label htmlFor="phone-on">{t("online")}</Label>
      </span>
      <span className="flex items-center gap-2" title={t("readsHint")}>
        <Switch id="phone-reads" checked={customer.open} onCheckedChange={(open) => change({ open })} />
        <Label htmlFor="phone-reads">{t("reads")}</Label>
      </span>
    </div>
  );
}
