"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";

import { Once } from "@/components/once";
import { useToaster } from "@/lib/toast";
import { useIdle } from "@/lib/use-idle";

const Toaster = dynamic(() => import("@/components/ui/sonner").then((loaded) => loaded.Toaster), { ssr: false });

const want = () => useToaster.setState({ isWanted: true });

/** Where toasts appear. It comes when the page is idle, or with the first toast. */
export function Notices() {
  const t = useTranslations("common");
  const { isWanted } = useToaster();
  useIdle(want);
  return (
    <Once when={isWanted}>
      <Toaster duration={6_000} closeButton={false} containerAriaLabel={t("details")} />
    </Once>
  );
}
