import { Skeleton } from "@/components/ui/skeleton";

/** As high as a conversation's header, so that nothing shifts. */
export function ThreadHeaderSkeleton() {
  return (
    <div aria-hidden className="flex h-12 shrink-0 items-center gap-2.5 border-b px-4">
      <Skeleton className="size-7 rounded-full" />
      <Skeleton className="h-3.5 w-36" />
    </div>
  );
}
