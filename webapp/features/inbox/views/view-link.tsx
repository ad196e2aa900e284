"use client";

import type { ReactNode } from "react";

import { useFormat } from "@/lib/use-format";
import { cn } from "@/lib/utils";

import { formatParams, type InboxParams } from "../params";

type ViewLinkProps = {
  params: InboxParams;
  show: (params: InboxParams) => void;
  icon?: ReactNode;
  label: string;
  hint?: string;
  count?: number;
  /** Counts that mean work are read more easily. */
  isStrong?: boolean;
  isCurrent: boolean;
  keys?: string;
  menu?: ReactNode;
};

/** One way into the list. */
export function ViewLink({ params, show, icon, label, hint, count, isStrong = false, isCurrent, keys, menu }: ViewLinkProps) {
  const format = useFormat();
  return (
    <li className="group/view relative">
      <a
        href={`/inbox?${formatParams(params)}`}
        aria-current={isCurrent ? "page" : undefined}
        aria-keyshortcuts={keys}
        title={hint ? `${label} · ${hint}` : undefined}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
          event.preventDefault();
          show(params);
        }}
        className={cn(
          "flex h-7 items-center gap-2 rounded-md px-2 text-sm touch:h-10 [&_svg]:size-4 [&_svg]:shrink-0",
          isCurrent
            ? "bg-primary-wash font-medium text-primary-text"
            : "text-muted-foreground hover:bg-accent hover:text-foreground",
        )}
      >
        {icon}
        <span className="min-w-0 flex-1 truncate">{label}</span>
        {count ? (
          <span
            className={cn(
              "text-xs tabular",
              menu && "group-focus-within/view:opacity-0 group-hover/view:opacity-0",
              isCurrent || isStrong ? "font-medium" : "text-faint-foreground",
            )}
          >
            {format.count(count)}
          </span>
        ) : null}
      </a>
      {menu ? (
        <span className="absolute top-1/2 right-1 -translate-y-1/2 opacity-0 group-focus-within/view:opacity-100 group-hover/view:opacity-100 touch:opacity-100">
          {menu}
        </span>
      ) : null}
    </li>
  );
}
