"use client";

import { ChevronRightIcon } from "lucide-react";
import { type ReactNode, useId, useState } from "react";

import { cn } from "@/lib/utils";

/** A group of views that folds. */
export function ViewSection({ title, children }: { title: string; children: ReactNode }) {
  const [isOpen, setOpen] = useState(true);
  const id = useId();
  return (
    <section>
      <h2>
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setOpen(!isOpen)}
          className="group flex h-6 w-full items-center gap-1 rounded-md px-2 text-xs font-medium text-faint-foreground hover:text-foreground"
        >
          {title}
          <ChevronRightIcon className={cn("size-3 opacity-0 transition-transform group-hover:opacity-100", isOpen && "rotate-90")} />
        </button>
      </h2>
      <ul id={id} className={cn("mt-0.5 flex-col gap-px", isOpen ? "flex" : "hidden")}>
        {children}
      </ul>
    </section>
  );
}
