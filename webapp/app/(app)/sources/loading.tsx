import { Skeleton } from "@/components/ui/skeleton";

export default function SourcesLoading() {
  return (
    <div className="mx-auto grid w-full max-w-[1080px] gap-5 px-4 py-6 sm:px-6 lg:py-8">
      <div className="grid gap-2">
        <Skeleton className="h-5 w-28" />
        <Skeleton className="h-4 w-80 max-w-full" />
      </div>
      <Skeleton className="h-11 w-full rounded-lg" />
      <div className="rounded-lg border">
        {[0, 1, 2, 3].map((row) => (
          <div key={row} className="grid gap-2 border-b px-4 py-3 last:border-0">
            <Skeleton className="h-4 w-1/3" />
            <Skeleton className="h-3 w-1/2" />
          </div>
        ))}
      </div>
    </div>
  );
}
