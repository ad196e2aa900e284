import { ComposerSkeleton } from "../composer/composer-skeleton";
import { ThreadHeaderSkeleton } from "./thread-header-skeleton";
import { TimelineSkeleton } from "./timeline-skeleton";

/** A whole conversation before its code is there: only who opens one within the first second sees it. */
export function ThreadSkeleton() {
  return (
    <div className="flex h-full min-w-0 flex-1 flex-col">
      <ThreadHeaderSkeleton />
      <TimelineSkeleton />
      <ComposerSkeleton />
    </div>
  );
}
