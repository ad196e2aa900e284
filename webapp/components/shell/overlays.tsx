"use client";

import dynamic from "next/dynamic";

import { late } from "@/components/late";
import { TypeAhead } from "@/components/type-ahead";
import { useRegistry } from "@/lib/shortcuts/registry";

const { Late: Palette } = late(
  () => import("./palette").then((loaded) => loaded.Palette),
  // What is typed meanwhile is meant for it, and is no shortcut.
  <TypeAhead isField={(element) => element.closest('[role="dialog"]') !== null} onEscape={() => useRegistry.getState().setPaletteOpen(false)} />,
);
const ShortcutHelp = dynamic(() => import("./shortcut-help").then((loaded) => loaded.ShortcutHelp));

/** The palette and the help are loaded when somebody first asks for them: the first page does not carry them. */
export function Overlays() {
  const { isPaletteOpen, isHelpOpen } = useRegistry();
  return (
    <>
      {isPaletteOpen ? <Palette /> : null}
      {isHelpOpen ? <ShortcutHelp /> : null}
    </>
  );
}
