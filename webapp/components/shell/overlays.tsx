"use client";

import dynamic from "next/dynamic";

import { useRegistry } from "@/lib/shortcuts/registry";

const Palette = dynamic(() => import("./palette").then((loaded) => loaded.Palette));
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
