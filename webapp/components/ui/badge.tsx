import { cva, type VariantProps } from "class-variance-authority";
import { Slot } from "radix-ui";
import type * as React from "react";

import { cn } from "@/lib/utils";

const badgeVariants = cva(
  "inline-flex h-5 w-fit shrink-0 items-center gap-1 rounded-full px-2 text-xs font-medium whitespace-nowrap tabular [&>svg]:size-3",
  {
    variants: {
      variant: {
        default: "bg-primary-wash text-primary-text",
        secondary: "bg-n3 text-muted-foreground",
        outline: "border border-n7 text-muted-foreground",
        ai: "bg-ai-wash text-ai-text",
        warn: "bg-warn-wash text-warn-text",
        destructive: "bg-danger-wash text-danger-text",
        note: "bg-note-wash text-note-text",
      },
    },
    defaultVariants: { variant: "secondary" },
  },
);

function Badge({
  className,
  variant,
  asChild = false,
  ...props
}: React.ComponentProps<"span"> & VariantProps<typeof badgeVariants> & { asChild?: boolean }) {
  const Comp = asChild ? Slot.Root : "span";
  return <Comp data-slot="badge" className={cn(badgeVariants({ variant }), className)} {...props} />;
}

export { Badge, badgeVariants };
