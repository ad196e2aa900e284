import { BookOpenTextIcon, ChartNoAxesColumnIcon, InboxIcon, type LucideIcon, RadioTowerIcon, SettingsIcon, SmartphoneIcon } from "lucide-react";
import type { Route } from "next";

export type Entry = {
  id: "inbox" | "sources" | "analytics" | "channels" | "settings" | "sandbox";
  href: Route;
  icon: LucideIcon;
  keys: string;
};

/** The rail's places, in order. Something appears here in the commit that makes it work. */
export const mainEntries: Entry[] = [
  { id: "inbox", href: "/inbox", icon: InboxIcon, keys: "g i" },
  { id: "sources", href: "/sources", icon: BookOpenTextIcon, keys: "g o" },
  { id: "analytics", href: "/analytics", icon: ChartNoAxesColumnIcon, keys: "g y" },
  { id: "channels", href: "/channels", icon: RadioTowerIcon, keys: "g h" },
  { id: "settings", href: "/settings", icon: SettingsIcon, keys: "g s" },
];

/** Only while the simulator stands in for Meta. */
export const sandboxEntry: Entry = { id: "sandbox", href: "/sandbox", icon: SmartphoneIcon, keys: "g b" };

export function isCurrent(entry: Entry, pathname: string): boolean {
  return pathname === entry.href || pathname.startsWith(`${entry.href}/`);
}
