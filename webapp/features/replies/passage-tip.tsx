"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

import { Tip } from "@/components/shell/tip";

import { type Passage, placeOf } from "./citations";

/** Pointing at the child shows the very passages. */
export function PassageTip({ sources, children }: { sources: readonly Passage[]; children: ReactNode }) {
  const t = useTranslations("replies");
  const passages = sources.map((source) => (
    <span key={source.number} className="grid gap-1">
      <span className="font-medium">{placeOf(source, (page) => t("page", { page }))}</span>
      <span dir="auto" className="line-clamp-6 whitespace-pre-line">
        {source.text}
      </span>
    </span>
  ));
  return <Tip label={<span className="grid max-w-80 gap-2 whitespace-normal">{passages}</span>}>{children}</Tip>;
}
