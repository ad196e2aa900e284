"use client";

import dynamic from "next/dynamic";

import { Skeleton } from "@/components/ui/skeleton";

/** The editor is large and needs a window: it is loaded on this page only, in the browser only. */
export const ExplorerLoader = dynamic(() => import("./explorer").then((loaded) => loaded.Explorer), {
  ssr: false,
  loading: () => <Skeleton className="m-4 h-[calc(100dvh-2rem)]" />,
});
