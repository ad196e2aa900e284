import { Skeleton } from "@/components/ui/skeleton";

export default function ChannelsLoading() {
  return (
    <div className="mx-auto grid w-full max-w-[960px] gap-6 px-4 py-6 sm:px-6 lg:py-8">
      <div className="grid gap-2">
        <Skeleton className="h-5 w-32" />
        <Skeleton className="h-4 w-72 max-w-full" />
      </div>
      <div className="grid gap-4 lg:grid-cols-2">
        {[0, 1].map((card) => (
          <div key={card} className="rounded-lg border">
            <div className="flex gap-3 p-4">
              <Skeleton className="size-10 rounded-full" />
              <div className="grid gap-2">
                <Skeleton className="h-4 w-40" />
                <Skeleton className="h-4 w-28" />
              </div>
            </div>
            <div className="h-28 border-t" />
            <div className="h-12 border-t" />
          </div>
        ))}
      </div>
    </div>
  );
}
