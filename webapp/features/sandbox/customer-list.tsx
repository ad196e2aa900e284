"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";

import { ChannelBadge } from "@/components/channel-badge";
import { PersonAvatar } from "@/components/person-avatar";
import { badgeCount } from "@/lib/format";
import { cn } from "@/lib/utils";

import { NewCustomerDialog } from "./new-customer-dialog";
import { simulator } from "./simulator";
import type { Customer, World } from "./world";

type CustomerListProps = {
  world: World;
  chosenId: string;
  unseen: Record<string, number>;
  onChoose: (id: string) => void;
  className?: string;
};

/** The people one can be, with whom they write to. */
export function CustomerList({ world, chosenId, unseen, onChoose, className }: CustomerListProps) {
  const t = useTranslations("sandbox");
  return (
    <aside
      aria-label={t("title")}
      className={cn("min-h-0 w-full flex-1 flex-col border-r md:w-72 md:flex-none", className)}
    >
      <header className="grid gap-1 border-b px-4 py-3">
        <div className="flex items-center justify-between">
          <h1 className="text-lg font-semibold tracking-tight">{t("title")}</h1>
          <NewCustomerDialog accounts={world.accounts} onCreated={onChoose} />
        </div>
        <p className="text-xs text-pretty text-muted-foreground">{t("lead")}</p>
      </header>
      <ul aria-label={t("customers")} className="min-h-0 flex-1 overflow-y-auto">
        {world.customers.map((customer) => (
          <CustomerRow
            key={customer.id}
            customer={customer}
            account={world.accounts.find(({ id }) => id === customer.accountId)?.name ?? ""}
            isChosen={customer.id === chosenId}
            unseen={unseen[customer.id] ?? 0}
            onChoose={onChoose}
          />
        ))}
      </ul>
    </aside>
  );
}

type CustomerRowProps = {
  customer: Customer;
  account: string;
  isChosen: boolean;
  unseen: number;
  onChoose: (id: string) => void;
};

function CustomerRow({ customer, account, isChosen, unseen, onChoose }: CustomerRowProps) {
  const t = useTranslations("sandbox");
  const { id, name, channel, avatarId } = customer;
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isChosen) row.current?.scrollIntoView({ block: "nearest" });
  }, [isChosen]);
  return (
    <li ref={row}>
      <button
        type="button"
        aria-current={isChosen || undefined}
        onClick={() => onChoose(id)}
        className={cn(
          "relative flex h-14 w-full items-center gap-3 px-4 text-left -outline-offset-2 hover:bg-accent compact:h-12",
          isChosen && "bg-primary-wash hover:bg-primary-wash",
        )}
      >
        {isChosen ? <span className="absolute inset-y-0 left-0 w-0.5 bg-primary" /> : null}
        <span className="relative">
          <PersonAvatar name={name} imageUrl={avatarId ? simulator.mediaUrl(`media/${avatarId}`) : null} />
          <ChannelBadge channel={channel} className="absolute -right-0.5 -bottom-0.5 ring-2 ring-surface" />
        </span>
        <span className="min-w-0 flex-1">
          <span className={cn("block truncate text-sm", unseen > 0 && "font-semibold")}>{name}</span>
          <span className="block truncate text-xs text-muted-foreground">{t("to", { name: account })}</span>
        </span>
        {unseen > 0 ? (
          <span className="tabular rounded-full bg-primary px-1.5 text-2xs leading-4 font-semibold text-primary-foreground">
            {badgeCount(unseen)}
            <span className="sr-only">{t("unseen", { count: unseen })}</span>
          </span>
        ) : null}
      </button>
    </li>
  );
}
