"use client";

import type { ReactNode } from "react";

import { useFormat } from "@/lib/use-format";

type FigureButtonProps = { label: string; count: number; onClick: () => void; children?: ReactNode };

/** A number with its name. With something behind it, it opens that. */
export function FigureButton({ label, count, onClick, children }: FigureButtonProps) {
  const format = useFormat();
  return (
    <div className="flex items-baseline justify-between gap-3">
      <span className="text-sm">{label}</span>
      <span className="flex items-baseline gap-3">
        {count > 0 ? (
          <button
            type="button"
            aria-label={`${label}: ${format.count(count)}`}
            onClick={onClick}
            className="tabular text-sm font-medium underline decoration-n7 underline-offset-3 hover:decoration-current touch:min-h-8"
          >
            {format.count(count)}
          </button>
        ) : (
          <span className="tabular text-sm text-muted-foreground">{format.count(count)}</span>
        )}
        {children}
      </span>
    </div>
  );
}
