"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { useQuery } from "urql";

import { Input } from "@/components/ui/input";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import { type KnowledgeUpkeepInput, UpkeepPeopleDocument } from "@/gql/graphql";

import { dayOf, endOf, lastDayOf, startOf } from "./upkeep";

const NONE = "none";
const reviews = ["3", "6", "12", "24"] as const;

type UpkeepFieldsProps = { upkeep: KnowledgeUpkeepInput; onChange: (change: Partial<KnowledgeUpkeepInput>) => void };

/** When a source counts, who sees to it, and how often. */
export function UpkeepFields({ upkeep, onChange }: UpkeepFieldsProps) {
  const t = useTranslations("sources.upkeep");
  const [owner, review] = [useId(), useId()];
  const [{ data }] = useQuery({ query: UpkeepPeopleDocument, variables: {} });
  const { validFrom, validUntil, ownerId, reviewMonths } = upkeep;
  return (
    <>
      <div className="grid gap-1.5">
        <div className="grid grid-cols-2 gap-2">
          <DateField label={t("from")} value={dayOf(validFrom)} max={lastDayOf(validUntil)} onChange={(day) => onChange({ validFrom: startOf(day) })} />
          <DateField label={t("until")} value={lastDayOf(validUntil)} min={dayOf(validFrom)} onChange={(day) => onChange({ validUntil: endOf(day) })} />
        </div>
        <p className="text-xs text-pretty text-muted-foreground">{t("validHint")}</p>
      </div>
      <div className="grid gap-1.5">
        <label htmlFor={review} className="text-sm font-medium">
          {t("review")}
        </label>
        <Select
          value={reviewMonths ? String(reviewMonths) : NONE}
          onValueChange={(value) => onChange({ reviewMonths: value === NONE ? null : Number(value) })}
        >
          <SelectTrigger id={review} className="w-full">
            <SelectValue />
          </SelectTrigger>
          <SelectContent>
            <SelectItem value={NONE}>{t("never")}</SelectItem>
            {[...new Set([...reviews, ...(reviewMonths ? [String(reviewMonths)] : [])])].map((months) => (
              <SelectItem key={months} value={months}>
                {t("every", { months: Number(months) })}
              </SelectItem>
            ))}
          </SelectContent>
        </Select>
        <p className="text-xs text-pretty text-muted-foreground">{t("reviewHint")}</p>
      </div>
      <div className="grid gap-1.5">
        <label htmlFor={owner} className="text-sm font-medium">
          {t("owner")}
        </label>
        <Select value={ownerId ?? NONE} onValueChange={(value) => onChange({ ownerId: value === NONE ? null : value })}>
          <SelectTrigger id={owner} className="w-full">
            <SelectValue />
          </SelectTrigger>
          <SelectContent>
            <SelectItem value={NONE}>{t("anybody")}</SelectItem>
            {(data?.members ?? []).map(({ user }) => (
              <SelectItem key={user.id} value={user.id}>
                {user.name}
              </SelectItem>
            ))}
          </SelectContent>
        </Select>
      </div>
    </>
  );
}

type DateFieldProps = { label: string; value: string; min?: string; max?: string; onChange: (day: string) => void };

/** A day is taken with Enter or when one leaves the field: on the way there it is another one. */
function DateField({ label, value, min, max, onChange }: DateFieldProps) {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const take = () => {
    if (typed !== null && typed !== value) onChange(typed);
    setTyped(null);
  };
  return (
    <div className="grid min-w-0 gap-1.5">
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      <Input
        id={id}
        type="date"
        value={typed ?? value}
        min={min || undefined}
        max={max || undefined}
        onChange={({ target }) => setTyped(target.value)}
        onBlur={take}
        onKeyDown={({ key }) => {
          if (key === "Enter") take();
        }}
      />
    </div>
  );
}
