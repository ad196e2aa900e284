import { ListSkeleton } from "@/features/inbox/list/list-skeleton";

/** The panes in their places while the server reads. */
export default function InboxLoading() {
  return (
    <div className="flex h-full">
      <div className="w-[200px] border-r bg-background max-lg:hidden" />
      <div className="w-full border-r pt-23 md:w-[300px] lg:w-[320px] xl:w-[340px]">
        <ListSkeleton />
      </div>
    </div>
  );
}
