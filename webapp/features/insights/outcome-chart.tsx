"use client";

import { useTranslations } from "next-intl";
import { Bar, BarChart, CartesianGrid, XAxis, YAxis } from "recharts";

import { type ChartConfig, ChartContainer, ChartTooltip } from "@/components/ui/chart";
import { useFormat } from "@/lib/use-format";

import { type Bucket, colorOf, endings } from "./series";

/** How many visits began each day or week, by how they ended. */
export function OutcomeChart({ bars }: { bars: readonly Bucket[] }) {
  const t = useTranslations("analytics");
  const format = useFormat();
  const config = Object.fromEntries(endings.map((ending) => [ending, { label: t(`ending.${ending}`), color: colorOf[ending] }])) satisfies ChartConfig;
  const day = (name: string) => format.date(`${name}T12:00:00Z`);
  const short = (name: string) => new Intl.DateTimeFormat(format.ctx.locale, { day: "numeric", month: "short", timeZone: "UTC" }).format(new Date(`${name}T12:00:00Z`));
  return (
    <div className="grid gap-2">
      <ChartContainer config={config} className="h-64" role="img" aria-label={t("series.title")}>
        <BarChart data={[...bars]} margin={{ top: 8, right: 0, bottom: 0, left: 0 }} accessibilityLayer>
          <CartesianGrid vertical={false} stroke="var(--border)" />
          <XAxis dataKey="from" tickLine={false} axisLine={false} tickFormatter={short} minTickGap={28} />
          <YAxis width={32} tickLine={false} axisLine={false} allowDecimals={false} />
          <ChartTooltip
            cursor={{ fill: "var(--hover)" }}
            content={({ active, payload }) => {
              const bar = payload[0]?.payload as Bucket | undefined;
              return active && bar ? (
                <div className="grid gap-0.5 rounded-lg border bg-popover px-2.5 py-1.5 text-xs shadow-popover">
                  <p className="font-medium">{bar.from === bar.to ? day(bar.from) : t("series.range", { from: day(bar.from), to: day(bar.to) })}</p>
                  {endings.map((ending) => (
                    <p key={ending} className="flex items-center justify-between gap-4 tabular">
                      <span className="flex items-center gap-1.5 text-muted-foreground">
                        <span aria-hidden className="size-2 rounded-full" style={{ background: colorOf[ending] }} />
                        {t(`ending.${ending}`)}
                      </span>
                      {format.count(bar[ending])}
                    </p>
                  ))}
                </div>
              ) : null;
            }}
          />
          {endings.map((ending) => (
            <Bar key={ending} dataKey={ending} stackId="visits" fill={`var(--color-${ending})`} maxBarSize={28} isAnimationActive={false} />
          ))}
        </BarChart>
      </ChartContainer>
      <ul className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-muted-foreground">
        {endings.map((ending) => (
          <li key={ending} className="flex items-center gap-1.5">
            <span aria-hidden className="size-2 rounded-full" style={{ background: colorOf[ending] }} />
            {t(`ending.${ending}`)}
          </li>
        ))}
      </ul>
    </div>
  );
}
