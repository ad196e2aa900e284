"use client";

import { useLocale, useTranslations } from "next-intl";

import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { Section } from "@/features/settings/section";
import type { ModelProviderFactsFragment } from "@/gql/graphql";
import { money } from "@/lib/money";
import { useFormat } from "@/lib/use-format";

/** What the workspace's own models did this month, by its own prices. */
export function OwnUsage({ usage }: { usage: ModelProviderFactsFragment["usage"] }) {
  const t = useTranslations("billing.own");
  const locale = useLocale();
  const format = useFormat();
  return (
    <Section title={t("usage")} lead={t("usageLead")}>
      <div className="overflow-x-auto rounded-lg border shadow-card">
        <Table>
          <TableHeader>
            <TableRow>
              <TableHead>{t("task")}</TableHead>
              <TableHead className="hidden sm:table-cell">{t("model")}</TableHead>
              <TableHead className="text-right">{t("calls")}</TableHead>
              <TableHead className="hidden text-right sm:table-cell">{t("tokens")}</TableHead>
              <TableHead className="text-right">{t("cost")}</TableHead>
            </TableRow>
          </TableHeader>
          <TableBody>
            {usage.map(({ use, model, calls, promptTokens, completionTokens, micros }) => (
              <TableRow key={`${use} ${model}`}>
                <TableCell>{t(`use.${use}`)}</TableCell>
                <TableCell className="hidden font-mono text-xs text-muted-foreground sm:table-cell">{model}</TableCell>
                <TableCell className="text-right tabular">{format.count(calls)}</TableCell>
                <TableCell className="hidden text-right text-muted-foreground tabular sm:table-cell">{format.count(promptTokens + completionTokens)}</TableCell>
                <TableCell className="text-right tabular">{money(micros, locale, true)}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </div>
    </Section>
  );
}
