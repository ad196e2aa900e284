import { Skeleton } from "@/components/ui/skeleton";

/** The shape of the rows that come. */
export function ListSkeleton() {
  return (
    <div aria-hidden>
      {Array.from({ length: 9 }, (_, at) => (
        <div key={at} className="flex h-19 gap-2.5 border-b border-border/60 px-3 py-2.5 compact:h-15">
          <Skeleton className="size-9 rounded-full" />
          <div className="flex flex-1 flex-col gap-2 pt-1">
            <Skeleton className="h-3 w-1/2" />
            <Skeleton className="h-3 w-5/6" />
          </div>
        </div>
      ))}
    </div>
  );
}
