import { cn } from "@/lib/utils";

/** The mark: a question and its answer, one leaning on the other. */
export function BrandMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden className={cn("size-7 shrink-0", className)}>
      <rect width="32" height="32" rx="9" className="fill-primary" />
      <path d="M8.5 9.5h10a4 4 0 0 1 0 8h-6l-4 3z" className="fill-primary-foreground" />
      <path
        d="M23.5 22.5h-10a4 4 0 0 1-3.4-1.9l3-2.3h6.4a4.8 4.8 0 0 0 3.6-1.6l.4-.2z"
        className="fill-primary-foreground"
        fillOpacity="0.6"
      />
    </svg>
  );
}
