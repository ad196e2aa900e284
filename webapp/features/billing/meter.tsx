import { cn } from "@/lib/utils";

type MeterProps = { label: string; value: string; used: number; most: number };

/** A part of a whole: quiet, amber from 80 %, red when nothing is left. */
export function Meter({ label, value, used, most }: MeterProps) {
  const percent = most > 0 ? Math.min(100, (used / most) * 100) : 100;
  return (
    <div className="grid gap-2 rounded-lg border px-4 py-3 shadow-card">
      <div className="flex items-baseline justify-between gap-2">
        <span className="text-sm text-muted-foreground">{label}</span>
        <span className="text-sm font-medium tabular">{value}</span>
      </div>
      <div
        role="meter"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(percent)}
        aria-valuetext={value}
        className="h-1.5 overflow-hidden rounded-full bg-n4"
      >
        <div
          className={cn("h-full rounded-full", percent >= 100 ? "bg-danger" : percent >= 80 ? "bg-warn" : "bg-ai")}
          style={{ width: `${percent > 0 ? Math.max(percent, 1.5) : 0}%` }}
        />
      </div>
    </div>
  );
}
