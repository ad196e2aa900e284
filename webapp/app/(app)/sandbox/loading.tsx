import { Skeleton } from "@/components/ui/skeleton";

export default function SandboxLoading() {
  return (
    <div className="flex h-full">
      <div className="grid w-full content-start gap-4 border-r p-4 md:w-72">
        {[0, 1, 2, 3, 4, 5].map((row) => (
          <div key={row} className="flex items-center gap-3">
            <Skeleton className="size-8 rounded-full" />
            <Skeleton className="h-4 w-36" />
          </div>
        ))}
      </div>
      <div className="hidden flex-1 place-items-center bg-background md:grid">
        <Skeleton className="h-[min(780px,85%)] w-[380px] rounded-[46px]" />
      </div>
    </div>
  );
}
