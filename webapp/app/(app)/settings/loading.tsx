import { Skeleton } from "@/components/ui/skeleton";

export default function SettingsLoading() {
  return (
    <div className="grid gap-8">
      <div className="grid gap-2">
        <Skeleton className="h-5 w-40" />
        <Skeleton className="h-4 w-80 max-w-full" />
      </div>
      <div className="divide-y rounded-lg border">
        {[0, 1, 2, 3].map((row) => (
          <div key={row} className="flex items-center justify-between px-4 py-3.5">
            <Skeleton className="h-4 w-36" />
            <Skeleton className="h-6 w-44" />
          </div>
        ))}
      </div>
    </div>
  );
}
