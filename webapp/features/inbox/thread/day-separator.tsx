"use client";

import { useFormat } from "@/lib/use-format";

export function DaySeparator({ at }: { at: string }) {
  const format = useFormat();
  return (
    <div className="flex justify-center py-3">
      <time dateTime={at} suppressHydrationWarning className="rounded-full bg-n3 px-2.5 py-0.5 text-xs font-medium text-muted-foreground">
        {format.day(at)}
      </time>
    </div>
  );
}
