import { initials } from "@/lib/format";

/** A workspace's initials where a person would have a face. */
export function WorkspaceTile({ name }: { name: string }) {
  return (
    <span
      aria-hidden
      className="grid size-6 shrink-0 place-items-center rounded-md bg-n12 text-2xs font-semibold text-n1 dark:bg-n6 dark:text-n12"
    >
      {initials(name)}
    </span>
  );
}
