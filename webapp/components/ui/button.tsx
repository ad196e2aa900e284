import { cva, type VariantProps } from "class-variance-authority";
import { Slot } from "radix-ui";
import type * as React from "react";

import { cn } from "@/lib/utils";

const buttonVariants = cva(
  "inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md text-sm font-medium whitespace-nowrap transition-colors select-none disabled:pointer-events-none disabled:opacity-50 [&_svg]:pointer-events-none [&_svg]:shrink-0 [&_svg:not([class*='size-'])]:size-4",
  {
    variants: {
      variant: {
        default: "bg-primary text-primary-foreground shadow-card hover:bg-primary-hover",
        destructive: "bg-danger text-danger-foreground hover:bg-danger/90",
        outline: "border border-n7 bg-surface text-foreground shadow-card hover:bg-n2 dark:bg-n3 dark:hover:bg-n4",
        secondary: "bg-n3 text-foreground hover:bg-n4 dark:bg-n4 dark:hover:bg-n5",
        ghost: "text-muted-foreground hover:bg-accent hover:text-foreground",
        "ghost-destructive": "text-danger-text hover:bg-danger-wash",
        link: "text-primary-text underline-offset-4 hover:underline",
      },
      size: {
        default: "h-control px-3",
        sm: "h-7 px-2 text-xs touch:h-9",
        lg: "h-10 px-4 text-base",
        icon: "size-control",
        "icon-sm": "size-7 touch:size-9",
      },
    },
    defaultVariants: { variant: "default", size: "default" },
  },
);

function Button({
  className,
  variant,
  size,
  asChild = false,
  type,
  ...props
}: React.ComponentProps<"button"> & VariantProps<typeof buttonVariants> & { asChild?: boolean }) {
  const Comp = asChild ? Slot.Root : "button";
  return (
    <Comp
      data-slot="button"
      className={cn(buttonVariants({ variant, size, className }))}
      {...(asChild ? {} : { type: type ?? "button" })}
      {...props}
    />
  );
}

export { Button, buttonVariants };
