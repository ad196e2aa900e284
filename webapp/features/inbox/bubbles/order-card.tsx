"use client";

import { ShoppingBagIcon } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";

import type { Payload } from "./payload";

type Order = NonNullable<Payload["order"]>;

/** A basket from the catalogue, with its sum when every line has a price in one currency. */
export function OrderCard({ order }: { order: Order }) {
  const t = useTranslations("inbox.order");
  const locale = useLocale();
  const { items } = order;
  const count = items.reduce((sum, { quantity }) => sum + quantity, 0);
  const total = totalOf(items);
  const money = (value: number, currency: string) => new Intl.NumberFormat(locale, { style: "currency", currency }).format(value);
  return (
    <div className="mb-1 w-64 max-w-full rounded-lg border bg-surface text-sm dark:bg-n2">
      <p className="flex items-center gap-2 border-b px-2.5 py-2 font-medium">
        <ShoppingBagIcon className="size-4 text-muted-foreground" />
        {t("title", { count })}
      </p>
      <ul className="px-2.5 py-1.5 text-xs">
        {items.map((item, at) => (
          <li key={at} className="flex justify-between gap-3 py-0.5 tabular">
            <span className="truncate">
              {t("line", { quantity: item.quantity, product: item.productId })}
            </span>
            {item.price && item.currency ? <span>{money(Number(item.price) * item.quantity, item.currency)}</span> : null}
          </li>
        ))}
      </ul>
      {total ? (
        <p className="flex justify-between border-t px-2.5 py-1.5 font-medium tabular">
          {t("total")}
          <span>{money(total.sum, total.currency)}</span>
        </p>
      ) : null}
    </div>
  );
}

function totalOf(items: Order["items"]): { sum: number; currency: string } | null {
  const currency = items[0]?.currency;
  if (!currency || items.some((item) => item.currency !== currency || !Number.isFinite(Number(item.price)))) return null;
  return { sum: items.reduce((sum, { price, quantity }) => sum + Number(price) * quantity, 0), currency };
}
