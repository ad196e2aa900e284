"use client";

import { ReceiptTextIcon } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { useQuery } from "urql";

import { EmptyState } from "@/components/empty-state";
import { Segments } from "@/components/segments";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { Section } from "@/features/settings/section";
import { readFragment } from "@/gql";
import { CreditEntriesDocument, type CreditEntryKind, type EntryRowFragment, EntryRowFragmentDoc } from "@/gql/graphql";
import { money } from "@/lib/money";
import { useFormat } from "@/lib/use-format";

import { purposes } from "./purposes";

const PAGE = 15;

/** What one wants to see: what came in and what was paid, without what was set aside on the way. */
const charges: CreditEntryKind[] = ["CHARGE", "GRANT"];

/** Every movement of credits, newest first. */
export function Ledger() {
  const t = useTranslations("billing.ledger");
  const [pages, setPages] = useState<(string | null)[]>([null]);
  const [shown, setShown] = useState<"charges" | "all">("charges");
  const filter = (
    <Segments
      label={t("shown")}
      value={shown}
      options={[
        { value: "charges", label: t("charges") },
        { value: "all", label: t("all") },
      ]}
      onChoose={(chosen) => {
        setShown(chosen);
        setPages([null]);
      }}
    />
  );
  return (
    <Section title={t("title")} lead={t("lead")} action={filter}>
      <div className="overflow-x-auto rounded-lg border shadow-card">
        <Table>
          <TableHeader>
            <TableRow>
              <TableHead>{t("time")}</TableHead>
              <TableHead>{t("what")}</TableHead>
              <TableHead className="hidden sm:table-cell">{t("model")}</TableHead>
              <TableHead className="hidden text-right sm:table-cell">{t("tokens")}</TableHead>
              <TableHead className="text-right">{t("amount")}</TableHead>
            </TableRow>
          </TableHeader>
          <TableBody>
            {pages.map((after, index) => (
              <LedgerPage
                key={`${shown}${after ?? ""}`}
                kinds={shown === "charges" ? charges : null}
                after={after}
                onMore={index === pages.length - 1 ? (next) => setPages([...pages, next]) : undefined}
              />
            ))}
          </TableBody>
        </Table>
      </div>
    </Section>
  );
}

function LedgerPage({ kinds, after, onMore }: { kinds: CreditEntryKind[] | null; after: string | null; onMore?: (next: string) => void }) {
  const t = useTranslations("billing.ledger");
  const [{ data, fetching }] = useQuery({ query: CreditEntriesDocument, variables: { kinds, first: PAGE, after }, requestPolicy: "cache-and-network" });
  const entries = readFragment(EntryRowFragmentDoc, data?.creditEntries.edges.map(({ node }) => node) ?? []);
  const page = data?.creditEntries.pageInfo;
  const wide = (content: ReactNode) => (
    <TableRow>
      <TableCell colSpan={5}>{content}</TableCell>
    </TableRow>
  );
  if (!data && fetching) return wide(<Skeleton className="h-24" />);
  if (entries.length === 0 && after === null) return wide(<EmptyState icon={ReceiptTextIcon} title={t("empty")} body={t("emptyBody")} />);
  return (
    <>
      {entries.map((entry) => (
        <EntryRow key={entry.id} entry={entry} />
      ))}
      {onMore && page?.hasNextPage && page.endCursor
        ? wide(
            <Button variant="ghost" size="sm" onClick={() => onMore(page.endCursor ?? "")}>
              {t("more")}
            </Button>,
          )
        : null}
    </>
  );
}

function EntryRow({ entry }: { entry: EntryRowFragment }) {
  const t = useTranslations("billing");
  const locale = useLocale();
  const format = useFormat();
  const { kind, purpose, micros, model, promptTokens, completionTokens, toAccount, createdAt } = entry;
  const tokens = promptTokens + completionTokens;
  const sign = toAccount === "BALANCE" ? "+" : "−";
  return (
    <TableRow>
      <TableCell className="whitespace-nowrap text-muted-foreground" title={format.absolute(createdAt)}>
        {format.short(createdAt)}
      </TableCell>
      <TableCell>
        {t(`kind.${kind}`)}
        {purposes.has(purpose) ? <span className="text-muted-foreground">, {t(`purpose.${purpose as "ANSWER"}`)}</span> : null}
      </TableCell>
      <TableCell className="hidden font-mono text-xs text-muted-foreground sm:table-cell">{model}</TableCell>
      <TableCell className="hidden text-right tabular text-muted-foreground sm:table-cell">{tokens > 0 ? format.count(tokens) : ""}</TableCell>
      <TableCell className={`text-right tabular ${kind === "CHARGE" ? "font-medium" : "text-muted-foreground"}`}>
        {sign}
        {money(micros, locale, true)}
      </TableCell>
    </TableRow>
  );
}
