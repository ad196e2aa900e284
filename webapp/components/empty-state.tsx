import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

import { cn } from "@/lib/utils";

type EmptyStateProps = {
  icon?: LucideIcon;
  title: string;
  body?: ReactNode;
  /** The one next step. */
  children?: ReactNode;
  /** In the place of a list: a dashed line where its box would be. */
  isBoxed?: boolean;
  className?: string;
};

/** Says why there is nothing, teaches the next step and offers it. */
export function EmptyState({ icon: Icon, title, body, children, isBoxed = false, className }: EmptyStateProps) {
  return (
    <div className={cn("flex flex-col items-center justify-center gap-4 px-6 py-12 text-center", isBoxed && "rounded-lg border border-dashed", className)}>
      {Icon ? (
        <span aria-hidden className="grid size-10 place-items-center rounded-xl border bg-background text-muted-foreground">
          <Icon className="size-5" strokeWidth={1.75} />
        </span>
      ) : null}
      <div className="grid max-w-sm gap-1">
        <p className="text-base font-medium">{title}</p>
        {body ? <p className="text-sm text-pretty text-muted-foreground">{body}</p> : null}
      </div>
      {children}
    </div>
  );
}
