"use client";

import { DownloadIcon } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";

import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { Section } from "@/features/settings/section";
import { useFormat } from "@/lib/use-format";

import { buckets, csv, type Day, endings } from "./series";

// The chart's code comes with the chart: the numbers above it do not wait.
const Chart = dynamic(() => import("./outcome-chart").then((module) => module.OutcomeChart), { ssr: false, loading: () => <Skeleton className="h-64" /> });

/** How visits ended, day by day: drawn, as a table, and as a file. */
export function OutcomeSection({ days }: { days: readonly Day[] }) {
  const t = useTranslations("analytics");
  const format = useFormat();
  const bars = buckets(days);
  const heads = [...endings.map((ending) => t(`ending.${ending}`)), t("tooEarly")];
  const download = () => {
    const rows = days.map((day) => [day.day, ...endings.map((ending) => day[ending]), day.tooEarly]);
    const file = URL.createObjectURL(new Blob([csv([[t("series.day"), ...heads], ...rows])], { type: "text/csv;charset=utf-8" }));
    const link = Object.assign(document.createElement("a"), { href: file, download: `analytics-${days[0]?.day}-${days.at(-1)?.day}.csv` });
    link.click();
    URL.revokeObjectURL(file);
  };
  return (
    <Section
      title={t("series.title")}
      action={
        <Button variant="outline" size="sm" onClick={download}>
          <DownloadIcon />
          {t("series.csv")}
        </Button>
      }
    >
      <figure className="grid gap-3 rounded-lg border p-4 shadow-card">
        <Chart bars={bars} />
        <details className="text-sm">
          <summary className="w-fit text-xs text-muted-foreground">{t("series.table")}</summary>
          <div className="mt-2">
            <Table>
              <TableHeader>
                <TableRow>
                  <TableHead>{bars.length < days.length ? t("series.week") : t("series.day")}</TableHead>
                  {heads.map((head) => (
                    <TableHead key={head} className="text-end">
                      {head}
                    </TableHead>
                  ))}
                </TableRow>
              </TableHeader>
              <TableBody>
                {bars.toReversed().map((bar) => (
                  <TableRow key={bar.from}>
                    <TableCell className="whitespace-nowrap tabular">{format.date(`${bar.from}T12:00:00Z`)}</TableCell>
                    {[...endings, "tooEarly" as const].map((ending) => (
                      <TableCell key={ending} className="text-end tabular">
                        {format.count(bar[ending])}
                      </TableCell>
                    ))}
                  </TableRow>
                ))}
              </TableBody>
            </Table>
          </div>
        </details>
      </figure>
    </Section>
  );
}
