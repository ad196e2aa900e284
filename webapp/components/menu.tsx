"use client";

import type { ComponentProps } from "react";

import { DropdownMenu as Shipped } from "@/components/ui/dropdown-menu";

export * from "@/components/ui/dropdown-menu";

/**
 * A menu that takes nothing away from the page. As it is shipped it hides all
 * else from screen readers while all else can still be reached, which nobody
 * can make sense of; and the first press beside it only closes it.
 */
export function DropdownMenu(props: ComponentProps<typeof Shipped>) {
  return <Shipped modal={false} {...props} />;
}
