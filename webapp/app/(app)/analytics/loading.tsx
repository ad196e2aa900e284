import { Skeleton } from "@/components/ui/skeleton";

export default function AnalyticsLoading() {
  return (
    <div className="mx-auto grid w-full max-w-[1080px] gap-6 px-4 py-6 sm:px-6 lg:py-8">
      <Skeleton className="h-5 w-28" />
      <Skeleton className="h-7 w-2/3" />
      <Skeleton className="h-56 w-full rounded-lg" />
      <div className="grid gap-4 sm:grid-cols-3">
        {[0, 1, 2].map((card) => (
          <Skeleton key={card} className="h-36 rounded-lg" />
        ))}
      </div>
    </div>
  );
}
