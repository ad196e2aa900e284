"use client";

/** Tags of a source; pressing one narrows the list to it. */
export function TagList({ tags, onChoose }: { tags: readonly string[]; onChoose?: (tag: string) => void }) {
  if (tags.length === 0) return null;
  const look = "inline-flex h-[18px] max-w-40 items-center truncate rounded-sm bg-n3 px-1.5 text-2xs text-muted-foreground";
  return (
    <span className="flex flex-wrap gap-1">
      {tags.map((tag) =>
        onChoose ? (
          <button key={tag} type="button" className={`${look} hover:bg-n5 hover:text-foreground`} onClick={() => onChoose(tag)}>
            {tag}
          </button>
        ) : (
          <span key={tag} className={look}>
            {tag}
          </span>
        ),
      )}
    </span>
  );
}
