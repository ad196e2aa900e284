"use client";

import { useTranslations } from "next-intl";
import { Bar, CartesianGrid, ComposedChart, Line, XAxis, YAxis } from "recharts";

import { type ChartConfig, ChartContainer, ChartTooltip } from "@/components/ui/chart";

import type { Point } from "./reliability";

const HUNDRED = [0, 25, 50, 75, 100];

/** How often answers were good, by what the curve for all says of them; the dashed line is where both would be equal, the other one is the workspace's own curve. */
export function ReliabilityChart({ points, isOwn }: { points: readonly Point[]; isOwn: boolean }) {
  const t = useTranslations("agents.autonomy.reliability");
  const config = {
    share: { label: t("good"), color: "var(--ai)" },
    middle: { label: t("ideal"), color: "var(--n9)" },
    own: { label: t("own"), color: "var(--primary)" },
  } satisfies ChartConfig;
  const all = Array.from({ length: 10 }, (_, at) => points.find(({ from }) => from === at * 10) ?? { from: at * 10, to: at * 10 + 10, middle: at * 10 + 5 });
  return (
    <ChartContainer config={config} className="h-64" role="img" aria-label={t("title")}>
      <ComposedChart data={all} margin={{ top: 8, right: 8, bottom: 20, left: 0 }} accessibilityLayer>
        <CartesianGrid vertical={false} stroke="var(--border)" />
        <XAxis
          dataKey="from"
          tickLine={false}
          axisLine={false}
          tickFormatter={(from: number) => String(from)}
          label={{ value: t("axis"), position: "insideBottom", offset: -12, fill: "var(--n11)", fontSize: 12 }}
        />
        <YAxis domain={[0, 100]} ticks={HUNDRED} width={40} tickLine={false} axisLine={false} tickFormatter={(share: number) => t("share", { share })} />
        <ChartTooltip
          cursor={{ fill: "var(--hover)" }}
          content={({ active, payload }) => {
            const point = payload[0]?.payload as Partial<Point> | undefined;
            return active && point?.count ? (
              <div className="rounded-lg border bg-popover px-2.5 py-1.5 text-xs shadow-popover">
                <p className="font-medium">{t("range", { from: point.from ?? 0, to: point.to ?? 0 })}</p>
                <p className="text-muted-foreground tabular">{t("tooltip", { share: point.share ?? 0, count: point.count })}</p>
                <p className="text-muted-foreground tabular">{t(isOwn ? "tooltipOwn" : "tooltipCommon", { common: point.common ?? 0, own: point.own ?? 0 })}</p>
              </div>
            ) : null;
          }}
        />
        <Bar dataKey="share" fill="var(--color-share)" radius={[4, 4, 0, 0]} maxBarSize={44} isAnimationActive={false} />
        {isOwn ? <Line dataKey="own" stroke="var(--color-own)" strokeWidth={2} dot={{ r: 3, fill: "var(--color-own)" }} connectNulls isAnimationActive={false} /> : null}
        <Line dataKey="middle" stroke="var(--color-middle)" strokeDasharray="4 4" dot={false} isAnimationActive={false} />
      </ComposedChart>
    </ChartContainer>
  );
}
