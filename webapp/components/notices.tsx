"use client";

import { useTranslations } from "next-intl";

import { Toaster } from "@/components/ui/sonner";

/** Where toasts appear; ten seconds leave time for Undo. */
export function Notices() {
  const t = useTranslations("common");
  return <Toaster duration={6_000} closeButton={false} containerAriaLabel={t("details")} />;
}
