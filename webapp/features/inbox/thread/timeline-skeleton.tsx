import { Skeleton } from "@/components/ui/skeleton";
import { cn } from "@/lib/utils";

const widths = ["w-56", "w-72", "w-40", "w-64", "w-48"];

/** The shape of a conversation about to appear. */
export function TimelineSkeleton() {
  return (
    <div aria-hidden className="flex min-h-0 flex-1 flex-col justify-end gap-3 overflow-hidden px-4 pb-4">
      {widths.map((width, at) => (
        <Skeleton key={at} className={cn("h-9 rounded-bubble", width, at % 2 === 1 && "self-end")} />
      ))}
    </div>
  );
}
