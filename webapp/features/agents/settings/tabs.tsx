"use client";

import { useTranslations } from "next-intl";
import type { Route } from "next";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { type ReactNode, useRef } from "react";

import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import { useChosenInSight } from "@/lib/use-chosen-in-sight";

const tabs = ["behaviour", "limits", "rules", "autonomy", "channels", "prompt", "tests", "replay", "history"] as const;
type Tab = (typeof tabs)[number];

/** Which part is shown; it has an address, and what is being typed elsewhere stays. */
export function useTab(): [Tab, (tab: Tab) => void] {
  const pathname = usePathname();
  const router = useRouter();
  const asked = useSearchParams().get("tab");
  const tab = tabs.find((one) => one === asked) ?? "behaviour";
  return [tab, (next) => router.replace(`${pathname}?tab=${next}` as Route, { scroll: false })];
}

/** The parts; only the shown one is drawn. */
export function SettingsTabs({ tab, onChoose, children }: { tab: Tab; onChoose: (tab: Tab) => void; children: ReactNode }) {
  const t = useTranslations("agents.settings.tabs");
  const list = useRef<HTMLDivElement>(null);
  useChosenInSight(list, tab);
  return (
    <Tabs value={tab} onValueChange={(value) => onChoose(value as Tab)} className="min-w-0 gap-6">
      <TabsList ref={list} className="fade-overflow max-w-full justify-start overflow-x-auto">
        {tabs.map((one) => (
          <TabsTrigger key={one} value={one} className="px-2">
            {t(one)}
          </TabsTrigger>
        ))}
      </TabsList>
      <TabsContent value={tab} className="grid grid-cols-1 gap-8">
        {children}
      </TabsContent>
    </Tabs>
  );
}
