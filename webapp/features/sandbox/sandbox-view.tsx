"use client";

import { InboxIcon, UnplugIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useEffect, useState } from "react";

import { EmptyState } from "@/components/empty-state";
import { Button } from "@/components/ui/button";

import { CustomerList } from "./customer-list";
import { FaultPanel } from "./fault-panel";
import { Phone } from "./phone";
import { PhoneSwitches } from "./phone-switches";
import { simulator } from "./simulator";
import { useWorld } from "./use-world";

/** The customer's side: who writes, their phone, and what may go wrong. */
export function SandboxView() {
  const t = useTranslations("sandbox");
  const common = useTranslations("common");
  const [chosen, choose] = useState("");
  const [isThreadShown, showThread] = useState(false);
  const firstId = useFirstCustomer(chosen, choose);
  const { world, thread, error, unseen, reload } = useWorld(chosen || firstId);
  if (!world) {
    return error ? (
      <EmptyState icon={UnplugIcon} title={t("unreachable")} body={t("unreachableBody")} className="min-h-full">
        <Button variant="outline" onClick={reload}>
          {common("retry")}
        </Button>
      </EmptyState>
    ) : null;
  }
  const customer = world.customers.find(({ id }) => id === (chosen || firstId)) ?? world.customers[0];
  const account = world.accounts.find(({ id }) => id === customer?.accountId);
  return (
    <div className="flex h-full min-h-0 flex-col md:flex-row">
      <CustomerList
        world={world}
        chosenId={customer?.id ?? ""}
        unseen={unseen}
        onChoose={(id) => {
          choose(id);
          showThread(true);
        }}
        className={isThreadShown ? "hidden md:flex" : "flex"}
      />
      <div
        className={`min-h-0 min-w-0 flex-1 flex-col bg-background ${isThreadShown ? "flex" : "hidden md:flex"}`}
        data-covers-bottom-bar={isThreadShown || undefined}
      >
        <div className="flex shrink-0 flex-wrap items-center justify-between gap-2 px-4 py-3">
          {customer ? <PhoneSwitches customer={customer} /> : null}
          <div className="ml-auto flex gap-2">
            <Button asChild variant="ghost" className="hidden lg:inline-flex">
              <Link href={"/inbox"}>
                <InboxIcon />
                {t("openInbox")}
              </Link>
            </Button>
            <FaultPanel world={world} customer={customer ?? null} onChange={reload} />
          </div>
        </div>
        <div className="flex min-h-0 flex-1 items-center justify-center px-4 pb-4">
          {customer && account ? (
            <Phone
              key={customer.id}
              customer={customer}
              account={account}
              thread={thread}
              kinds={world.kinds[customer.channel] ?? []}
              onBack={() => showThread(false)}
            />
          ) : null}
        </div>
      </div>
    </div>
  );
}

/** The person on the phone until another is chosen: the one who wrote last. */
function useFirstCustomer(chosen: string, choose: (id: string) => void): string {
  const [first, setFirst] = useState("");
  useEffect(() => {
    if (chosen || first) return;
    simulator.world().then(
      ({ customers }) => {
        const [latest] = [...customers].sort((a, b) => b.lastWrote.localeCompare(a.lastWrote));
        if (latest) setFirst(latest.id);
      },
      () => choose(""),
    );
  }, [chosen, first, choose]);
  return first;
}
