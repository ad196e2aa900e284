"use client";

import { ChartSplineIcon } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";

import { EmptyState } from "@/components/empty-state";
import { Skeleton } from "@/components/ui/skeleton";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { Section } from "@/features/settings/section";
import { type FragmentType, readFragment } from "@/gql";
import { ReliabilityChartFragmentDoc } from "@/gql/graphql";

import { points } from "./reliability";

// The chart's code comes with the chart: most people never look at one.
const Chart = dynamic(() => import("./reliability-chart").then((module) => module.ReliabilityChart), { ssr: false, loading: () => <Skeleton className="h-64" /> });

/** Whether the AI is right as often as its evidence says, from what people made of its answers. */
export function ReliabilitySection({ reliability }: { reliability: FragmentType<typeof ReliabilityChartFragmentDoc> }) {
  const t = useTranslations("agents.autonomy.reliability");
  const { judged, least, leastBucket, isOwn, priorWeight, buckets } = readFragment(ReliabilityChartFragmentDoc, reliability);
  const shown = points(buckets, leastBucket);
  return (
    <Section title={t("title")} lead={t("lead")}>
      {judged < least || shown.length === 0 ? (
        <EmptyState isBoxed icon={ChartSplineIcon} title={t("empty")} body={t("emptyBody", { judged, least })} />
      ) : (
        <figure className="grid gap-3 rounded-lg border p-4 shadow-card">
          <Chart points={shown} isOwn={isOwn} />
          <figcaption className="grid gap-1 text-xs text-pretty text-muted-foreground">
            <span>{t("caption", { judged, leastBucket })}</span>
            {isOwn ? <span>{t("captionOwn", { priorWeight })}</span> : null}
          </figcaption>
          <details className="text-sm">
            <summary className="w-fit text-xs text-muted-foreground">{t("table")}</summary>
            <Table className="mt-2">
              <TableHeader>
                <TableRow>
                  <TableHead>{t("support")}</TableHead>
                  <TableHead className="text-end">{t("answers")}</TableHead>
                  <TableHead className="text-end">{t("good")}</TableHead>
                  <TableHead className="text-end">{t("common")}</TableHead>
                  {isOwn ? <TableHead className="text-end">{t("own")}</TableHead> : null}
                </TableRow>
              </TableHeader>
              <TableBody>
                {shown.map(({ from, to, count, share, common, own }) => (
                  <TableRow key={from}>
                    <TableCell className="tabular">{t("range", { from, to })}</TableCell>
                    <TableCell className="text-end tabular">{count}</TableCell>
                    <TableCell className="text-end tabular">{t("share", { share })}</TableCell>
                    <TableCell className="text-end tabular">{t("share", { share: common })}</TableCell>
                    {isOwn ? <TableCell className="text-end tabular">{t("share", { share: own })}</TableCell> : null}
                  </TableRow>
                ))}
              </TableBody>
            </Table>
          </details>
        </figure>
      )}
    </Section>
  );
}
