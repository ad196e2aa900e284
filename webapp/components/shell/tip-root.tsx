"use client";

import dynamic from "next/dynamic";

import { Once } from "@/components/once";
import { useIdle } from "@/lib/use-idle";

import { loadTips, useTips } from "./tips";

const TipLayer = dynamic(() => loadTips().then((loaded) => loaded.TipLayer), { ssr: false });

const ahead = () => void loadTips();

/** Where tips are drawn. Their code comes when the page is idle, or with the first control that is pointed at. */
export function TipRoot() {
  const isShown = useTips((state) => state.shown !== null);
  useIdle(ahead);
  return (
    <Once when={isShown}>
      <TipLayer />
    </Once>
  );
}
