import type * as React from "react";

import { cn } from "@/lib/utils";

function Input({ className, type, ...props }: React.ComponentProps<"input">) {
  return (
    <input
      type={type}
      data-slot="input"
      className={cn(
        "h-control w-full min-w-0 rounded-md border border-input bg-surface px-2.5 text-sm text-foreground transition-[border-color,box-shadow] outline-none placeholder:text-faint-foreground hover:border-n9 disabled:cursor-not-allowed disabled:opacity-50 touch:text-[16px] dark:bg-n3",
        "focus-visible:border-primary focus-visible:ring-3 focus-visible:ring-primary/20",
        "aria-invalid:border-danger aria-invalid:focus-visible:ring-danger/20",
        className,
      )}
      {...props}
    />
  );
}

export { Input };
